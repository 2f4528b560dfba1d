package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bonin.audit.Access;
import dev.bonin.engine.Bonin;
import dev.bonin.person.IdentityValue;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.source.SourceException;
import dev.bonin.source.VerificationSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A test without Spring verifies in the Bonin that it makes. */
@BoninSandbox
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoninSandboxTest {
    private static final Duration SLOW_TEST = Duration.ofMinutes(5);

    private final Set<Integer> ports = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // made before each test
    private Bonin bonin;

    @BeforeAll
    void isThereBeforeTheFirstTest(Sandbox sandbox) {
        ports.add(sandbox.port());
    }

    @BeforeEach
    void make(VerificationSource portOne, SandboxClock clock) {
        bonin = OwnBonin.over(portOne, clock);
    }

    @Test
    void verifiesAPersonaInOneLine(SandboxBrowser browser) {
        assertThat(browser.of(bonin).verify("signup", "adult").status()).isEqualTo("accepted");
        assertThat(browser.of(bonin).verify("contract", "adult").isAccepted()).isTrue();
    }

    @Test
    void tellsWhySomebodyIsRefused(SandboxBrowser browser) {
        var refused = browser.of(bonin).verify("signup", "thirteen");

        assertThat(refused.status()).isEqualTo("refused");
        assertThat(refused.reason()).isEqualTo("under_age");
        assertThat(refused).hasToString("refused: under_age");
    }

    @Test
    void verifiesPeopleOfTheTestsOwn(SandboxBrowser browser) {
        var kim = browser.of(bonin)
                .verify("signup", CertificationOrder.of("adult").with("name", "김본인"));
        var lee = browser.of(bonin).verify("contract", IdentityVerificationOrder.of("adult"));

        assertThat(nameOf(kim)).isEqualTo("김본인");
        assertThat(nameOf(lee)).isEqualTo("홍길동");
    }

    private static String nameOf(SandboxOutcome outcome) {
        return outcome.redeem().identity().name().verified().orElseThrow().reveal();
    }

    @Test
    void redeemsACodeAsLongAsItLives(SandboxBrowser browser, SandboxClock clock) {
        var inTime = browser.of(bonin).verify("signup", "adult");
        clock.advance(Duration.ofMinutes(9));
        assertThat(inTime.redeem().firstTime()).isTrue();

        var tooLate = browser.of(bonin).verify("signup", "mvno");
        clock.advance(Duration.ofMinutes(11));
        assertThat(tooLate.redeemRefusal()).isEqualTo("code_expired");
    }

    @Test
    void erasesWhatIsKeptAtTheEndOfItsTime(SandboxBrowser browser, SandboxClock clock) {
        var id = browser.of(bonin).verify("signup", "adult").redeem().id();
        var access = new Access("shop", "test", "delivery");

        clock.advance(Duration.ofDays(29));
        bonin.runChores();
        assertThat(bonin.identities().open(id, Set.of(IdentityValue.NAME), access))
                .isPresent();

        clock.advance(Duration.ofDays(2));
        bonin.runChores();
        assertThat(bonin.identities().open(id, Set.of(IdentityValue.NAME), access))
                .isEmpty();
    }

    @Test
    void throwsWhenPortOneDoesNotAnswer(SandboxBrowser browser, Sandbox sandbox) {
        sandbox.nextAnswers(new Fault.Status(503).times(10));

        assertThatExceptionOfType(SourceException.class)
                .isThrownBy(() -> browser.of(bonin).verify("signup", "adult"));
    }

    @RepeatedTest(2)
    void startsEachTestWithNothingRecordedAndTheTimeOfThisMachine(
            Sandbox sandbox, SandboxBrowser browser, SandboxClock clock) {
        assertThat(sandbox.calls().all()).isEmpty();
        assertThat(Duration.between(clock.instant(), Instant.now()).abs()).isLessThan(SLOW_TEST);

        browser.of(bonin).verify("signup", "adult");
        clock.set(Instant.parse("2030-02-28T15:00:00Z"));

        assertThat(sandbox.calls().all()).isNotEmpty();
        assertThat(sandbox.personas().today()).hasToString("2030-03-01");
    }

    @Nested
    class Inside {
        @Test
        void isTheSameSandbox(Sandbox sandbox) {
            assertThat(ports).containsExactly(sandbox.port());
        }
    }

    /** What a message has to say is what to do. */
    @Nested
    class UsedWrongly {
        @Test
        void asksForTheApplication(SandboxBrowser browser) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> browser.verify("signup", "adult"))
                    .withMessageContaining("browser.of(bonin)")
                    .withMessageContaining("@SpringBootTest");
        }

        @Test
        void asksForAPortBeforeItCallsAPage(SandboxBrowser browser) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> browser.of(bonin).get("/members"))
                    .withMessageContaining("browser.at(");
        }

        @Test
        void namesThePersonas(SandboxBrowser browser) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> browser.of(bonin).verify("signup", "nobody"))
                    .withMessageContaining("nobody")
                    .withMessageContaining("adult");
        }

        @Test
        void namesTheApiOfThePurpose(SandboxBrowser browser) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> browser.of(bonin).verify("contract", CertificationOrder.of("adult")))
                    .withMessageContaining("V2")
                    .withMessageContaining("IdentityVerificationOrder");
        }

        @Test
        void tellsWhatHappenedInstead(SandboxBrowser browser) {
            var refused = browser.of(bonin).verify("signup", "thirteen");
            var closed = browser.of(bonin).verify("closed", "adult");
            var accepted = browser.of(bonin).verify("signup", "adult");

            assertThatIllegalStateException().isThrownBy(refused::code).withMessageStartingWith("refused: under_age");
            assertThatIllegalStateException().isThrownBy(closed::code).withMessageContaining("redeem-within");
            assertThatIllegalStateException().isThrownBy(accepted::reason).withMessageStartingWith("accepted");
            assertThatIllegalStateException()
                    .isThrownBy(accepted::redeemRefusal)
                    .withMessageContaining("redeem()");
            assertThatIllegalStateException().isThrownBy(accepted::answer).withMessageContaining("without HTTP");
        }

        @Test
        void tellsWhyACodeIsRefused(SandboxBrowser browser, SandboxClock clock) {
            var accepted = browser.of(bonin).verify("signup", "adult");
            clock.advance(Duration.ofHours(1));

            assertThatIllegalStateException()
                    .isThrownBy(accepted::redeem)
                    .withMessageContaining("code_expired")
                    .withMessageContaining("redeemRefusal()");
        }
    }
}
