package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bonin.engine.Bonin;
import dev.bonin.guardian.Invite;
import dev.bonin.guardian.Wording;
import dev.bonin.person.IdentityValue;
import dev.bonin.policy.TypedForm;
import dev.bonin.source.VerificationSource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guardians decide about children in a Bonin of the test. The tests of the starters have them do that over HTTP. */
@BoninSandbox
class GuardianOutcomeTest {
    private static final TypedForm HONG =
            new TypedForm(Map.of(IdentityValue.NAME, "홍길동", IdentityValue.PHONE, "010-0000-0001"));

    @SuppressWarnings("NullAway.Init") // made before each test
    private Bonin bonin;

    @SuppressWarnings("NullAway.Init") // made before each test
    private SandboxBrowser browser;

    @BeforeEach
    void make(VerificationSource portOne, SandboxClock clock, SandboxBrowser opened) {
        bonin = OwnBonin.over(portOne, clock);
        browser = opened.of(bonin);
    }

    private SandboxOutcome child() {
        return browser.verify("family", "thirteen");
    }

    private String link(Invite invite) {
        var secret = bonin.guardians()
                .invite(invite)
                .orElseThrow(refusal -> new IllegalStateException(refusal.code()))
                .link()
                .reveal();
        return "https://shop.example/certifications/guardian#" + secret;
    }

    private static Invite invite(SandboxOutcome child) {
        return Invite.of(child.code(), "family", new Wording("2026-11", "수집하는 정보: 이름"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"family", "family_by_v2"})
    void redeemsTheCodeOfTheChildOnceTheGuardianHasConsented(String purpose) {
        var child = browser.verify(purpose, "thirteen");
        assertThat(child.redeemRefusal()).isEqualTo("guardian_needed");

        assertThat(child.consentOf("adult").decision()).isEqualTo("consented");
        assertThat(child.redeem().identity().name().verified().orElseThrow().reveal())
                .isEqualTo("한열셋");
    }

    @ParameterizedTest
    @ValueSource(strings = {"family", "family_by_v2"})
    void refusesTheCodeOfTheChildOnceTheGuardianHasRefused(String purpose) {
        var child = browser.verify(purpose, "thirteen");

        assertThat(child.refusalOf("adult").decision()).isEqualTo("refused");
        assertThat(child.redeemRefusal()).isEqualTo("guardian_refused");
    }

    @Test
    void tellsWhyAGuardianMayNotDecideAndLetsAnotherOneDo() {
        var child = child();

        var tooYoung = child.consentOf("turns-19-tomorrow");
        assertThat(tooYoung.reason()).isEqualTo("under_age");
        assertThat(tooYoung).hasToString("refused: under_age");

        assertThat(child.redeemRefusal()).isEqualTo("guardian_needed");
        assertThat(child.consentOf("adult").decision()).isEqualTo("consented");
    }

    @Test
    void decidesByTheLinkThatTheApplicationHasSent(SandboxBrowser phone) {
        var child = child();
        var link = link(invite(child));

        var guardian = phone.of(bonin).guardianAt(link.replace("#", "%23"));

        assertThat(guardian.consentOf("adult").decision()).isEqualTo("consented");
        assertThat(child.redeem().firstTime()).isTrue();
        assertThat(guardian.refusalOf("adult").reason()).isEqualTo("already_decided");
    }

    @Test
    void letsNobodyDecideButTheGuardianWhomTheChildHasNamed() {
        var child = child();
        var link = link(invite(child).forGuardian(HONG));

        assertThat(browser.guardianAt(link).consentOf("mvno").reason()).isEqualTo("form_mismatch");
        assertThat(browser.guardianAt(link).consentOf("adult").decision()).isEqualTo("consented");
    }

    @Test
    void comesTooLateAfterFiveDays(SandboxClock clock) {
        var link = link(invite(child()));
        clock.advance(Duration.ofDays(6));

        assertThat(browser.guardianAt(link).consentOf("adult").reason()).isEqualTo("link_expired");
    }

    /** What a message has to say is what to do. */
    @Nested
    class UsedWrongly {
        @Test
        void saysWhoWaitsForAGuardian() {
            var grownUp = browser.verify("family", "adult");
            var refused = browser.verify("signup", "thirteen");

            assertThatIllegalStateException()
                    .isThrownBy(() -> grownUp.consentOf("adult"))
                    .withMessageStartingWith("accepted, without a guardian")
                    .withMessageContaining("guardian: under_14");
            assertThatIllegalStateException()
                    .isThrownBy(() -> refused.refusalOf("adult"))
                    .withMessageStartingWith("refused: under_age, without a guardian");
        }

        @Test
        void saysThatTheChildNoLongerWaits() {
            var child = child();
            child.consentOf("adult");

            assertThatIllegalStateException()
                    .isThrownBy(() -> child.refusalOf("adult"))
                    .withMessageContaining("no_guardian_needed")
                    .withMessageContaining("a child who still waits");
        }

        @Test
        void tellsWhatTheGuardianDidInstead() {
            var tooYoung = child().consentOf("turns-19-tomorrow");
            var consented = child().consentOf("adult");

            assertThatIllegalStateException()
                    .isThrownBy(tooYoung::decision)
                    .withMessageContaining("refused: under_age")
                    .withMessageContaining("an adult");
            assertThatIllegalStateException().isThrownBy(consented::reason).withMessageContaining("decided: consented");
            assertThatIllegalStateException().isThrownBy(consented::answer).withMessageContaining("without HTTP");
        }

        @Test
        void namesThePersonas() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> child().consentOf("nobody"))
                    .withMessageContaining("nobody")
                    .withMessageContaining("adult");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "https://shop.example/certifications/guardian", "https://shop.example/#short"})
        void showsWhatALinkLooksLike(String link) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> browser.guardianAt(link))
                    .withMessageContaining("/certifications/guardian#...");
        }

        @Test
        void asksForTheApplication(SandboxBrowser another) {
            var link = link(invite(child()));

            assertThatIllegalStateException()
                    .isThrownBy(() -> another.guardianAt(link))
                    .withMessageContaining("browser.of(bonin)");
        }
    }
}
