package dev.bonin.example.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.account.Accounts;
import dev.bonin.audit.Access;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.testkit.BoninSandbox;
import dev.bonin.testkit.SandboxBrowser;
import dev.bonin.verification.VerificationHandler;
import dev.bonin.verification.VerificationId;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A site that keeps its members and Bonin's tables in one database. */
@BoninSandbox
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MembersContract {
    @SuppressWarnings("NullAway.Init") // set before all tests
    private Sandbox portOne;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Path data;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private RunningMembers site;

    /** Remembers what was verified, for tests that sign up without a browser. */
    @Configuration(proxyBeanMethods = false)
    static class Notes {
        private final List<VerificationId> accepted = new CopyOnWriteArrayList<>();

        @Bean
        VerificationHandler note() {
            return outcome -> outcome.fold(one -> accepted.add(one.id()), refused -> false);
        }

        VerificationId last() {
            return accepted.get(accepted.size() - 1);
        }
    }

    /** Returns a database with nothing in it. */
    abstract DatabaseSettings.Server empty();

    /** Returns the same database, with what is in it. */
    abstract DatabaseSettings.Server filled();

    @BeforeAll
    void start(Sandbox sandbox, SandboxBrowser browser, @TempDir Path folder) {
        portOne = sandbox;
        data = folder;
        site = start(browser, empty());
    }

    private RunningMembers start(SandboxBrowser browser, DatabaseSettings.Server database, String... settings) {
        return RunningMembers.start(List.of(Notes.class), "", database, portOne, browser, data, settings);
    }

    @AfterAll
    void close() {
        site.close();
    }

    private boolean isLinked(String name) {
        return site.bean(Accounts.class).find("", name).isPresent();
    }

    @Test
    void makesAMemberOfAVerifiedPerson() {
        assertThat(site.verify("adult").status()).isEqualTo("accepted");
        assertThat(site.join("first").body()).isEqualTo("{\"member\":\"first\"}");
        assertThat(site.get("/members").body()).contains("\"first\"");
        assertThat(isLinked("first")).isTrue();
    }

    @Test
    void storesNothingOfAMemberWhoHasBeenOneBefore() {
        site.verify("mvno");
        site.join("early");
        site.verify("mvno");

        assertThat(site.join("late").body()).isEqualTo("{\"reason\":\"already_linked\"}");
        assertThat(site.get("/members").body()).contains("\"early\"").doesNotContain("\"late\"");
    }

    @Test
    void linksNobodyWhoseSignUpIsRolledBack() {
        site.verify("foreigner");
        var signUp = site.bean(SignUp.class);
        var verification = site.bean(Notes.class).last();
        site.bean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            signUp.signUp("never", verification);
            transaction.setRollbackOnly();
        });

        assertThat(isLinked("never")).isFalse();
        assertThat(site.get("/members").body()).doesNotContain("\"never\"");
        assertThat(signUp.signUp("again", verification).name()).isEqualTo("again");
    }

    @Test
    void endsMembershipAndLinkTogether() {
        site.verify("thirteen");
        site.join("leaver");
        var leaving = site.bean(TransactionTemplate.class);
        assertThatThrownBy(() -> leaving.executeWithoutResult(transaction -> {
                    site.bean(SignUp.class).leave("leaver");
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(isLinked("leaver")).isTrue();

        site.bean(SignUp.class).leave("leaver");
        assertThat(isLinked("leaver")).isFalse();
        assertThat(site.get("/members").body()).doesNotContain("\"leaver\"");
    }

    /** As a listener of an event of Spring does it by default. */
    private static void linkAfterTheCommit(String name, RunningMembers site) {
        var verification = site.bean(Notes.class).last();
        site.bean(TransactionTemplate.class)
                .executeWithoutResult(begun -> TransactionSynchronizationManager.registerSynchronization(
                        new TransactionSynchronization() {
                            @Override
                            public void afterCommit() {
                                site.bean(Accounts.class)
                                        .link("", name, verification, new Access("members", "web", "sign-up"));
                            }
                        }));
    }

    @Test
    void hasTwoHistoriesOfTables() {
        var tables = site.bean(JdbcTemplate.class)
                .queryForList(
                        "SELECT table_name FROM information_schema.tables WHERE table_name LIKE '%schema_history'",
                        String.class);
        assertThat(tables).containsExactlyInAnyOrder("flyway_schema_history", "bonin_schema_history");
    }

    /** Another node on the same tables: Hibernate may change them, and its connections never commit by themselves. */
    @Test
    void startsOnWhatIsThereWithAnotherKindOfPool(SandboxBrowser browser) {
        try (var other = start(
                browser,
                filled(),
                "--spring.jpa.hibernate.ddl-auto=update",
                "--spring.datasource.hikari.auto-commit=false",
                "--spring.jpa.properties.hibernate.connection.provider_disables_autocommit=true")) {
            assertThat(other.verify("leap-day").isAccepted()).isTrue();
            assertThat(other.join("other").statusCode()).isEqualTo(200);
            assertThat(other.verify("fourteen-today").isAccepted()).isTrue();
            linkAfterTheCommit("later", other);
        }
        assertThat(isLinked("other")).isTrue();
        assertThat(isLinked("later")).isTrue();
    }
}
