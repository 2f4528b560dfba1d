package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.bonin.guardian.Guardians;
import dev.bonin.guardian.Invite;
import dev.bonin.guardian.Wording;
import dev.bonin.handover.Handovers;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.testkit.BoninSandbox;
import dev.bonin.testkit.SandboxBrowser;
import dev.bonin.testkit.SandboxClock;
import dev.bonin.web.BoninWeb;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** An application as its own tests see it, in several classes that share its context. */
@BoninSandbox
@SpringBootTest(
        classes = {Shop.class, SpringBootParts.OnTomcat.class, SpringBootParts.WithoutSecurity.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.additional-location=classpath:bonin/shop-with-datasource.properties",
            "server.servlet.context-path=/shop",
            "spring.mvc.servlet.path=/pages",
            "bonin.web.path=/identity",
            "bonin.purposes.signup.keep=person,name",
            "bonin.purposes.club.policies=born_in_the_seventies",
            "bonin.purposes.adult_check.policies=youth_protection",
            "bonin.purposes.contract.api=v2",
            "bonin.purposes.family.keep=person,name",
            "bonin.purposes.family.guardian=under_14",
            "bonin.purposes.family_by_v2.api=v2",
            "bonin.purposes.family_by_v2.keep=person,name",
            "bonin.purposes.family_by_v2.guardian=under_14",
            "bonin.data=target/never-made"
        })
abstract class TestedApplication {
    private final Handovers handovers;

    TestedApplication(Handovers handovers) {
        this.handovers = handovers;
    }

    @RepeatedTest(2)
    void verifiesAnAdult(SandboxBrowser browser, Sandbox sandbox) {
        assertThat(sandbox.calls().all()).isEmpty();

        assertThat(browser.verify("signup", "adult").status()).isEqualTo("accepted");
        assertThat(sandbox.calls().all()).isNotEmpty();
        assertThat(Path.of("target/never-made")).doesNotExist();
    }

    @Test
    void verifiesAnAdultOnV2(SandboxBrowser browser) {
        assertThat(browser.verify("contract", "adult").status()).isEqualTo("accepted");
    }

    @Test
    void refusesAChild(SandboxBrowser browser) {
        var outcome = browser.verify("adult_check", "thirteen");

        assertThat(outcome.reason()).isEqualTo("under_age");
        assertThat(outcome.answer().statusCode()).isEqualTo(403);
    }

    @Test
    void redeemsWhatThePageBringsAsLongAsTheCodeLives(SandboxBrowser browser, SandboxClock clock) {
        var inTime = browser.verify("signup", "adult").code();
        clock.advance(Duration.ofMinutes(29));
        assertThat(handovers.redeem(inTime, "signup").<String>fold(granted -> "redeemed", no -> no.code()))
                .isEqualTo("redeemed");

        var tooLate = browser.verify("signup", "adult");
        clock.advance(Duration.ofMinutes(31));
        assertThat(tooLate.redeemRefusal()).isEqualTo("code_expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"family", "family_by_v2"})
    void redeemsTheCodeOfAChildOnceAGuardianHasConsented(String purpose, SandboxBrowser browser) {
        var child = browser.verify(purpose, "thirteen");
        assertThat(child.status()).isEqualTo("guardian_needed");

        var tooYoung = child.consentOf("turns-19-tomorrow");
        assertThat(tooYoung.reason()).isEqualTo("under_age");
        assertThat(tooYoung.answer().statusCode()).isEqualTo(403);
        assertThat(child.redeemRefusal()).isEqualTo("guardian_needed");

        assertThat(child.consentOf("adult").decision()).isEqualTo("consented");
        assertThat(child.redeem().identity().name().verified()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"family", "family_by_v2"})
    void refusesTheCodeOfAChildOnceAGuardianHasRefused(String purpose, SandboxBrowser browser) {
        var child = browser.verify(purpose, "thirteen");

        assertThat(child.refusalOf("adult").decision()).isEqualTo("refused");
        assertThat(child.redeemRefusal()).isEqualTo("guardian_refused");
    }

    @Test
    void letsAGuardianDecideByTheLinkThatTheApplicationSends(
            SandboxBrowser desktop, SandboxBrowser phone, @Autowired Guardians guardians, @Autowired BoninWeb web) {
        var child = desktop.verify("family", "thirteen");
        var invite = Invite.of(child.code(), "family", new Wording("2026-11", "수집하는 정보: 이름"));
        var invitation = guardians.invite(invite).orElseThrow(no -> new IllegalStateException(no.code()));

        var guardian = phone.guardianAt(web.linkFor(invitation).toString());

        assertThat(guardian.consentOf("adult").decision()).isEqualTo("consented");
        assertThat(child.redeem().firstTime()).isTrue();
        var again = guardian.refusalOf("adult");
        assertThat(again.reason()).isEqualTo("already_decided");
        assertThat(again.answer().statusCode()).isEqualTo(409);
    }

    @Test
    void tellsThatNoBoninIsWhereTheGuardianWouldDecide(SandboxBrowser browser) {
        var guardian = browser.below("/nowhere").guardianAt("0".repeat(43));

        assertThatIllegalStateException()
                .isThrownBy(() -> guardian.consentOf("adult"))
                .withMessageContaining("/nowhere/guardian/start")
                .withMessageContaining("bonin.web.path");
    }
}
