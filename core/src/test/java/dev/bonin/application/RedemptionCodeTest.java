package dev.bonin.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.ceremony.CeremonyBench;
import dev.bonin.handover.Attempt;
import dev.bonin.handover.Redemption;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.RedemptionCode;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code is redeemed once and soon, by who asked, of whoever finished, for what was asked. */
class RedemptionCodeTest extends ApplicationBench {
    @Test
    void isOfOneVerificationOnly() {
        var first = placed();
        var mine = claimed(first);
        var firstCode = code(mine);
        var second = placed();
        code(granted(applications.claim(second.page(), Optional.of(mine.browser()))));

        assertThat(refusal(redeem(second, firstCode))).isEqualTo(Redemption.Refusal.INVALID_CODE);
        granted(redeem(first, firstCode));
    }

    @Test
    void isOfTheBrowserThatFinished() {
        var placed = placed();
        code(claimed(placed));
        var thief = BrowserNonce.draw(new Random(99));

        assertThat(refusal(redeem(placed, thief.codeFor(placed.id().value()))))
                .isEqualTo(Redemption.Refusal.INVALID_CODE);
    }

    @Test
    void isWorthNothingBeforeTheFinish() {
        var placed = placed();
        assertThat(refusal(redeem(
                        placed,
                        BrowserNonce.draw(new Random(9)).codeFor(placed.id().value()))))
                .as("unclaimed")
                .isEqualTo(Redemption.Refusal.INVALID_CODE);
        var claimed = claimed(placed);

        assertThat(refusal(redeem(placed, claimed.browser().codeFor(placed.id().value()))))
                .isEqualTo(Redemption.Refusal.INVALID_CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-------------------------------------------", "\u0000"})
    void isNotGuessed(String guess) {
        var placed = placed();
        code(claimed(placed));

        assertThat(refusal(redeem(placed, guess, SUBJECT, "adult_check"))).isEqualTo(Redemption.Refusal.INVALID_CODE);
    }

    @Test
    void isOfTheApplicationThatAsked() {
        var placed = placed();
        var code = code(claimed(placed));
        var attempt = Attempt.of(code.reveal(), "adult_check").about(SUBJECT).from("192.0.2.1");

        assertThat(refusal(applications.redeem(CAFE, placed.id(), attempt))).isEqualTo(Redemption.Refusal.UNKNOWN);
        granted(redeem(placed, code));
    }

    @Test
    void isForTheSubjectAndThePurposeThatWereAskedFor() {
        var placed = placed();
        var code = code(claimed(placed)).reveal();

        assertThat(refusal(redeem(placed, code, "고객 43", "adult_check")))
                .isEqualTo(Redemption.Refusal.SUBJECT_MISMATCH);
        assertThat(refusal(redeem(placed, code, SUBJECT, "default"))).isEqualTo(Redemption.Refusal.PURPOSE_MISMATCH);
        assertThat(refusal(redeem(placed, "", "고객 43", "default")))
                .as("the code comes first")
                .isEqualTo(Redemption.Refusal.INVALID_CODE);
        granted(redeem(placed, code, SUBJECT, "adult_check"));
    }

    @Test
    void isRedeemedByOneCallAndByNoOther() {
        var placed = placed();
        var attempt = attempt(code(claimed(placed)));
        granted(applications.redeem(SHOP, placed.id(), attempt.named("call 1")));

        assertThat(refusal(applications.redeem(SHOP, placed.id(), attempt.named("call 2"))))
                .isEqualTo(Redemption.Refusal.ALREADY_REDEEMED);
        assertThat(refusal(applications.redeem(SHOP, placed.id(), attempt)))
                .isEqualTo(Redemption.Refusal.ALREADY_REDEEMED);
    }

    @Test
    void isAnsweredOnceMoreForFiveMinutesIfItIsTheSameCall() {
        var placed = placed();
        var code = code(claimed(placed));
        var first = granted(redeem(placed, code));

        bench.clock.advance(Duration.ofMinutes(5));
        var again = granted(redeem(placed, code));
        bench.clock.advance(Duration.ofMillis(1));

        assertThat(first.firstTime()).isTrue();
        assertThat(again.firstTime()).isFalse();
        assertThat(again.identity()).isEqualTo(first.identity());
        assertThat(refusal(redeem(placed, code))).isEqualTo(Redemption.Refusal.ALREADY_REDEEMED);
    }

    @Test
    void isGoodForHalfAnHour() {
        var placed = placed();
        var code = code(claimed(placed));
        bench.clock.advance(Duration.ofMinutes(30).plusMillis(1));
        assertThat(refusal(redeem(placed, code))).isEqualTo(Redemption.Refusal.CODE_EXPIRED);

        bench.clock.set(CeremonyBench.NOW.plus(Duration.ofMinutes(30)));
        granted(redeem(placed, code));
    }

    private static Attempt attempt(RedemptionCode code) {
        return Attempt.of(code.reveal(), "adult_check").about(SUBJECT);
    }

    /** The thief's own account is what the application sees in the browser that comes back. */
    @Test
    void ofAThiefWhoClaimedFirstIsRefusedForTheThiefsSubject() {
        var placed = placed();
        var thief = claimed(placed);
        var code = code(thief).reveal();

        assertThat(refusal(redeem(placed, code, "the thief", "adult_check")))
                .isEqualTo(Redemption.Refusal.SUBJECT_MISMATCH);
    }
}
