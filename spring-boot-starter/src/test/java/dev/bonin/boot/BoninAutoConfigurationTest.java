package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Verifications;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sealing.KeyEncryptionKey;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRingFile;
import dev.bonin.source.VerificationSource;
import dev.bonin.store.InMemoryStores;
import dev.bonin.store.Stores;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.VerificationHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;

/** What the starter puts into an application, and what it leaves to it. */
class BoninAutoConfigurationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path elsewhere;

    private final WebApplicationContextRunner application = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SpringBootParts.JACKSON, BoninAutoConfiguration.class))
            .withInitializer(
                    context -> TestPropertyValues.of("bonin.data=" + data).applyTo(context));

    @Test
    void refusesToStartWithoutAMode() {
        application.run(context -> assertThat(context)
                .hasFailed()
                .getFailure()
                .rootCause()
                .isInstanceOf(RefusedStartException.class)
                .hasMessage("No mode is set."));
    }

    @Test
    void verifiesAPersonAgainstASandbox() {
        var told = new ArrayList<Outcome>();
        try (var sandbox = Sandbox.start()) {
            againstSandbox(sandbox)
                    .withBean("handler", VerificationHandler.class, () -> told::add)
                    .run(context -> {
                        var outcome = context.getBean(Verifications.class)
                                .finish(FinishAttempt.bare(sandbox.certify("adult")));

                        assertThat(told).containsExactly(outcome);
                        assertThat(outcome.<Boolean>fold(accepted -> true, refused -> false))
                                .isTrue();
                        assertThat(context).hasSingleBean(PortOneClient.class);
                    });
        }
    }

    @Test
    void refusesToStartWithAMisspeltMemberOfAPurpose() {
        application
                .withPropertyValues("bonin.mode=sandbox", "bonin.purposes.signup.kepe=nothing")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .isInstanceOf(RefusedStartException.class)
                        .hasMessageContaining("bonin.purposes.signup.kepe is not a setting."));
    }

    @Test
    void tellsAllThatLiveModeLacksInOneRefusal() {
        application
                .withPropertyValues(
                        "bonin.mode=live",
                        "bonin.purposes.signup.keep=person",
                        "bonin.accounts.rejoin-wait=30",
                        "bonin.portone.imp-kode=imp1")
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .isInstanceOf(RefusedStartException.class)
                        .hasMessageContainingAll(
                                "8 settings are missing or wrong.",
                                "설정이 8개",
                                "bonin.portone.imp-key (BONIN_PORTONE_IMPKEY)",
                                "bonin.portone.imp-secret (BONIN_PORTONE_IMPSECRET)",
                                "bonin.portone.imp-code (BONIN_PORTONE_IMPCODE)",
                                "bonin.public-url (BONIN_PUBLICURL)",
                                "bonin.keys.kek-file",
                                "bonin.purposes.signup.erase-after",
                                "bonin.accounts.rejoin-wait",
                                "bonin.portone.imp-kode"));
    }

    @Test
    void refusesTheBareFinishOfTheGuideInLiveMode() {
        var kek = elsewhere.resolve("kek");
        new KeyRingFile(data.resolve("keys.ring"), KeyEncryptionKey.create(kek))
                .create(KeyRing.draw(Clock.systemUTC()));
        application
                .withPropertyValues(
                        "bonin.mode=live",
                        "bonin.keys.kek-file=" + kek,
                        "bonin.public-url=https://shop.example",
                        "bonin.portone.imp-key=k",
                        "bonin.portone.imp-secret=s",
                        "bonin.portone.imp-code=imp1")
                .run(context -> {
                    var outcome = context.getBean(Verifications.class).finish(FinishAttempt.bare("imp_123456789012"));

                    assertThat(context.getBean(CeremonyRules.class).mode()).isEqualTo(Mode.LIVE);
                    Optional<RefusalReason> reason = outcome.fold(
                            accepted -> Optional.empty(),
                            waiting -> Optional.empty(),
                            refused -> Optional.of(refused.reason()));
                    assertThat(reason).contains(RefusalReason.NOT_STARTED);
                });
    }

    @Test
    void takesTheApplicationsOwnClockAndSource() {
        try (var sandbox = Sandbox.start()) {
            VerificationSource silent = impUid -> Optional.empty();
            var clock = Clock.systemUTC();
            againstSandbox(sandbox)
                    .withBean(VerificationSource.class, () -> silent)
                    .withBean(Clock.class, () -> clock)
                    .run(context -> {
                        assertThat(context.getBean(VerificationSource.class)).isSameAs(silent);
                        assertThat(context.getBean(Clock.class)).isSameAs(clock);
                    });
        }
    }

    @Test
    void keepsAllInAFileBelowTheDataFolder() {
        try (var sandbox = Sandbox.start()) {
            againstSandbox(sandbox).run(context -> {
                context.getBean(Verifications.class).finish(FinishAttempt.bare(sandbox.certify("adult")));

                assertThat(data.resolve("bonin.db")).isNotEmptyFile();
                assertThat(context.getBean(Stores.class)).isInstanceOf(BoninDatabase.class);
            });
        }
    }

    @Test
    void namesTheLineOfThePolicyThatCannotBeUsed() throws IOException {
        var file = elsewhere.resolve("application.yaml");
        Files.writeString(file, """
                bonin:
                  mode: sandbox
                  purposes:
                    raffle:
                      policies:
                        - youth_protection
                        - no_such_policy
                """);
        application
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.config.location=" + file.toUri())
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(RefusedStartException.class)
                        .hasMessageContaining("bonin.purposes.raffle.policies")
                        .hasMessageContaining("application.yaml, line 6"));
    }

    @Test
    void opensNoDatabaseWhereTheApplicationKeepsRequestsItself() {
        try (var sandbox = Sandbox.start()) {
            var own = new InMemoryStores();
            againstSandbox(sandbox).withBean(Stores.class, () -> own).run(context -> {
                context.getBean(Verifications.class).finish(FinishAttempt.bare(sandbox.certify("adult")));

                assertThat(own.log().unchainedCount() + own.log().head().sequence())
                        .isPositive();
                assertThat(data.resolve("bonin.db")).doesNotExist();
            });
        }
    }

    @Test
    void staysOutOfApplicationsWithoutAWebServer() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(BoninAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Verifications.class));
    }

    private WebApplicationContextRunner againstSandbox(Sandbox sandbox) {
        return application.withPropertyValues(
                "bonin.mode=sandbox",
                "bonin.portone.base-url=" + sandbox.baseUrl(),
                "bonin.portone.imp-key=" + sandbox.merchant().impKey(),
                "bonin.portone.imp-secret=" + sandbox.merchant().impSecret());
    }
}
