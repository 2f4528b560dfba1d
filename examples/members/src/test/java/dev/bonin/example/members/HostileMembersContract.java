package dev.bonin.example.members;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.account.Accounts;
import dev.bonin.example.hostile.Hostile;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.testkit.BoninSandbox;
import dev.bonin.testkit.SandboxBrowser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionTemplate;

/** The site where everything that has broken a library before is on at once. */
@BoninSandbox
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HostileMembersContract {
    @SuppressWarnings("NullAway.Init") // started before all tests
    private RunningMembers site;

    /** Returns a database with nothing in it. */
    abstract DatabaseSettings.Server empty();

    @BeforeAll
    void start(Sandbox portOne, SandboxBrowser browser, @TempDir Path data) {
        site = RunningMembers.start(
                List.of(Hostile.class, MembersContract.Notes.class),
                "/shop",
                empty(),
                portOne,
                browser,
                data,
                "--server.servlet.context-path=/shop",
                "--spring.main.lazy-initialization=true",
                "--spring.jpa.hibernate.ddl-auto=update",
                "--spring.jpa.open-in-view=true",
                "--spring.datasource.hikari.auto-commit=false");
    }

    @AfterAll
    void close() {
        site.close();
    }

    /** Where nobody gets without signing in, since the rules of the site are about other addresses. */
    @Test
    void hasMovedItsOwnEndpoints() {
        assertThat(site.get("/api/members").statusCode()).isEqualTo(302);
        assertThat(site.get("/api/members").headers().firstValue("Location").orElseThrow())
                .endsWith("/shop/login");
    }

    @Test
    void verifiesAPersonAndMakesAMember() {
        assertThat(site.verify("adult").status()).isEqualTo("accepted");
        var signUp = site.bean(SignUp.class);
        var verification = site.bean(MembersContract.Notes.class).last();
        site.bean(TransactionTemplate.class).executeWithoutResult(transaction -> {
            signUp.signUp("never", verification);
            transaction.setRollbackOnly();
        });
        assertThat(site.bean(Accounts.class).find("", "never")).isEmpty();
        assertThat(signUp.signUp("first", verification).name()).isEqualTo("first");
        assertThat(site.bean(Accounts.class).find("", "first")).isPresent();
    }

    @Test
    void refusesWithBoninsProblems() {
        assertProblem(site.post("/certifications", "{}"), 400, "missing_imp_uid");
        assertProblem(site.post("/certifications/requests", "{\"purpose\":\"nope\"}"), 400, "unknown_purpose");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo(code);
    }

    @Test
    void servesItsScriptAsAScript() {
        assertThat(site.get("/certifications/bonin.js").body()).startsWith("globalThis.Bonin = ");
    }
}
