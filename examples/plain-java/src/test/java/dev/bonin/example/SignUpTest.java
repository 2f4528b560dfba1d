package dev.bonin.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.clock.ClockAgreement;
import dev.bonin.engine.Bonin;
import dev.bonin.engine.BoninOptions;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.source.VerificationSource;
import dev.bonin.testkit.BoninSandbox;
import dev.bonin.testkit.SandboxBrowser;
import dev.bonin.testkit.SandboxClock;
import dev.bonin.verification.Mode;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@BoninSandbox
class SignUpTest {
    private final BoninDatabase stores = BoninDatabase.temporary(Mode.SANDBOX);

    @SuppressWarnings("NullAway.Init") // made before each test
    private Bonin bonin;

    @BeforeEach
    void make(VerificationSource portOne, SandboxClock clock) {
        var rings = KeyRings.fixed(KeyRing.draw(clock));
        var options = new BoninOptions().choresElsewhere().clocks(ClockAgreement.trusting(clock));
        bonin = Bonin.over(stores, rings, SignUp.rules(), portOne, clock, new SecureRandom(), options);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    private void assertRefused(String reason, String code) {
        assertThatExceptionOfType(SignUp.RefusedException.class)
                .isThrownBy(() -> new SignUp(bonin).join("gildong", code))
                .withMessage(reason);
        assertThat(bonin.accounts().find("", "gildong")).isEmpty();
    }

    @Test
    void makesOneMemberOfOnePerson(SandboxBrowser desktop, SandboxBrowser phone) {
        var first = desktop.of(bonin).verify("signup", "adult").code();
        var second = phone.of(bonin).verify("signup", "adult").code();

        assertThat(new SignUp(bonin).join("hong", first)).isEqualTo("홍길동");
        assertRefused("already_linked", second);
    }

    @Test
    void makesAMemberOfAChildOnceAGuardianHasConsented(SandboxBrowser browser) {
        var child = browser.of(bonin).verify("signup", "thirteen");
        assertRefused("guardian_needed", child.code());
        assertThat(child.consentOf("turns-19-tomorrow").reason()).isEqualTo("under_age");

        assertThat(child.consentOf("adult").decision()).isEqualTo("consented");
        assertThat(new SignUp(bonin).join("yeolset", child.code())).isEqualTo("한열셋");
    }

    @Test
    void makesNoMemberOfAChildWhoseGuardianRefuses(SandboxBrowser browser, SandboxBrowser phone) {
        var code = browser.of(bonin).verify("signup", "thirteen").code();
        var link = new SignUp(bonin).inviteGuardian(code).link();

        phone.of(bonin).guardianAt(link.reveal()).refusalOf("adult");

        assertRefused("guardian_refused", code);
    }

    @Test
    void refusesACodeThatComesTooLate(SandboxBrowser browser, SandboxClock clock) {
        var code = browser.of(bonin).verify("signup", "adult").code();
        clock.advance(Duration.ofMinutes(31));

        assertRefused("code_expired", code);
        assertRefused("invalid_code", "nonsense");
    }
}
