package dev.bonin.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.application.ApplicationBench;
import dev.bonin.application.Order;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.VerificationRequest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who comes back for a request that is closed is told what has become of it, and led back to whoever asked. */
class ClosedRequestTest extends ApplicationBench {
    @Test
    void isToldAsCalledOffAfterItsApplicationCancelledIt() {
        var placed = placed();
        var claimed = claimed(placed);
        applications.cancel(SHOP, placed.id());

        assertLedBack(finishNamed(claimed, certified(claimed.id())), RefusalReason.REQUEST_CANCELLED, placed);
    }

    @Test
    void isToldAsTriedTooOftenAtTheEleventhTryAndEverAfter() {
        var placed = placed();
        var claimed = claimed(placed);
        for (int i = 0; i < 10; i++) {
            finishNamed(claimed, "imp_" + i);
        }

        assertLedBack(finishNamed(claimed, certified(claimed.id())), RefusalReason.TOO_MANY_TRIES, placed);
        assertLedBack(finishNamed(claimed, certified(claimed.id())), RefusalReason.TOO_MANY_TRIES, placed);
    }

    @Test
    void isToldAsExpired() {
        var placed = placed();
        var claimed = claimed(placed);
        var impUid = certified(claimed.id());
        bench.clock.advance(
                VerificationRequest.LIFE.plus(VerificationRequest.GRACE).plus(Duration.ofMillis(1)));

        assertLedBack(finishNamed(claimed, impUid), RefusalReason.EXPIRED, placed);
        new Cleanup(bench.store, ClockAgreement.trusting(bench.clock)).run();
        assertLedBack(finishNamed(claimed, impUid), RefusalReason.EXPIRED, placed);
    }

    @Test
    void isToldAlsoWhereTheBrowserHasAnotherOneOpen() {
        var placed = placed();
        var claimed = claimed(placed);
        verifications.start("default", Optional.of(claimed.browser()));
        applications.cancel(SHOP, placed.id());

        assertLedBack(finishNamed(claimed, certified(claimed.id())), RefusalReason.REQUEST_CANCELLED, placed);
    }

    @Test
    void isToldToNoOtherBrowser() {
        var placed = placed();
        var claimed = claimed(placed);
        applications.cancel(SHOP, placed.id());
        var stranger = verifications.start("default", Optional.empty());

        var named = new FinishAttempt(
                certified(claimed.id()),
                Optional.of(stranger.browser()),
                Optional.of(claimed.id().value()));

        assertThat(refused(verifications.finish(named)))
                .extracting(Outcome.Refused::reason, Outcome.Refused::returnTo)
                .containsExactly(RefusalReason.NOT_THIS_REQUEST, Optional.empty());
    }

    private Outcome finishNamed(Started claimed, String impUid) {
        return verifications.finish(new FinishAttempt(
                impUid, Optional.of(claimed.browser()), Optional.of(claimed.id().value())));
    }

    private static void assertLedBack(Outcome outcome, RefusalReason reason, Order.Placed placed) {
        var refused = refused(outcome);
        assertThat(refused.reason()).isEqualTo(reason);
        assertThat(refused.id()).isEqualTo(placed.id());
        assertThat(refused.returnTo().orElseThrow().returnUrl()).isEqualTo(RETURN_URL);
    }

    private static Outcome.Refused refused(Outcome outcome) {
        return Outcomes.refused(outcome);
    }
}
