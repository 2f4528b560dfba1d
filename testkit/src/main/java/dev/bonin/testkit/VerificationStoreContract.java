package dev.bonin.testkit;

import static dev.bonin.testkit.StoredRequests.NOW;
import static dev.bonin.testkit.StoredRequests.event;
import static dev.bonin.testkit.StoredRequests.id;
import static dev.bonin.testkit.StoredRequests.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.verification.Tried;
import dev.bonin.verification.Try;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import dev.bonin.verification.VerificationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link VerificationStore} must do. Extend it in your tests to hold one of your own to it. */
public abstract class VerificationStoreContract extends RefusedRequestsContract {

    /** Only for subclasses. */
    protected VerificationStoreContract() {}

    @Test
    final void cancelsWhatWasTriedTooOften() {
        opened(1);
        store.open(started(2, ANOTHER), MOST_OPEN);

        assertThat(tryAndEnd(2, false)).isEqualTo(Tried.COUNTED);
        assertThat(tryAndEnd(2, false)).isEqualTo(Tried.COUNTED);
        assertThat(tryAndEnd(2, false)).isEqualTo(Tried.TOO_MANY);

        assertThat(stateOf(1)).contains(VerificationState.CANCELLED);
        assertThat(stateOf(2)).contains(VerificationState.OPEN);
        assertThat(tryAndEnd(2, false)).isEqualTo(Tried.TOO_MANY);
    }

    @Test
    final void takesBackATryThatFoundNothingOut() {
        opened(1);

        tryAndEnd(10, false);
        tryAndEnd(10, true);

        assertThat(triesOf(1)).isOne();
        store.endTry(attempt(10, NOW), Optional.empty());
        store.endTry(attempt(10, NOW), Optional.empty());
        assertThat(triesOf(1)).as("never below nought").isZero();
    }

    @Test
    final void takesBackTheTryOfOtherRequestsWhenOneIsAccepted() {
        opened(1);
        opened(2);
        store.beginTry(attempt(10, NOW));

        accepts(1, "imp_1");

        assertThat(triesOf(2)).isZero();
        assertThat(store.beginTry(attempt(10, NOW))).as("and the lease is up").isEqualTo(Tried.COUNTED);
    }

    @Test
    final void letsOneAttemptWaitForAnotherUntilItEndsOrItsLeaseDoes() {
        opened(1);
        assertThat(store.beginTry(attempt(10, NOW))).isEqualTo(Tried.COUNTED);

        assertThat(store.beginTry(attempt(10, NOW.plusSeconds(9)))).isEqualTo(Tried.IN_PROGRESS);
        assertThat(triesOf(1)).isOne();
        assertThat(store.beginTry(attempt(10, NOW.plusSeconds(10)))).isEqualTo(Tried.COUNTED);
        store.endTry(attempt(10, NOW.plusSeconds(10)), Optional.of(event()));
        assertThat(store.beginTry(attempt(10, NOW.plusSeconds(11)))).isEqualTo(Tried.COUNTED);
    }

    @Test
    final void leavesTheLeaseToAnAttemptThatTookItOver() {
        opened(1);
        var slow = attempt(10, NOW);
        var next = attempt(10, NOW.plusSeconds(10));
        store.beginTry(slow);
        store.beginTry(next);

        store.endTry(slow, Optional.of(event()));

        assertThat(store.beginTry(attempt(10, NOW.plusSeconds(11)))).isEqualTo(Tried.IN_PROGRESS);
        store.endTry(next, Optional.of(event()));
        assertThat(store.beginTry(attempt(10, NOW.plusSeconds(11)))).isEqualTo(Tried.COUNTED);
    }

    @Test
    final void letsAttemptsOnDifferentRequestsOfOneBrowserGoOnSideBySide() {
        opened(1);
        opened(2);

        assertThat(store.beginTry(attemptOn(1))).isEqualTo(Tried.COUNTED);
        assertThat(store.beginTry(attemptOn(2))).isEqualTo(Tried.COUNTED);
        assertThat(store.beginTry(attemptOn(1))).isEqualTo(Tried.IN_PROGRESS);
        assertThat(store.beginTry(attempt(10, NOW))).isEqualTo(Tried.IN_PROGRESS);
        store.endTry(attemptOn(1), Optional.of(event()));
        assertThat(store.beginTry(attemptOn(1))).isEqualTo(Tried.COUNTED);
    }

    @Test
    final void letsOneOfManyAttemptsGoOn() throws Exception {
        opened(1);

        assertThat(Simultaneously.run(AT_ONCE, number -> () -> store.beginTry(attempt(AT_ONCE, NOW))))
                .containsOnlyOnce(Tried.COUNTED);
        assertThat(triesOf(1)).isOne();
    }

    @Test
    final void letsOneOfManyRedeemWhatWasAccepted() throws Exception {
        ordered(1);
        store.claim(id(1), BROWSER, CODE, MOST_OPEN);
        assertThat(store.redeem(id(1), NOW, event())).as("not accepted yet").isFalse();
        accepts(1, "imp_1");
        opened(2);
        accepts(2, "imp_2");

        assertThat(store.redeem(id(2), NOW, event())).as("of no application").isFalse();
        assertThat(Simultaneously.run(AT_ONCE, number -> () -> store.redeem(id(1), NOW.plusMillis(5), event())))
                .containsOnlyOnce(true);
        assertThat(store.find(id(1)).flatMap(VerificationRequest::application))
                .hasValueSatisfying(asked -> assertThat(asked.redeemedAt()).contains(NOW.plusMillis(5)));
    }

    @Test
    final void cancelsOnlyWhatIsOpen() {
        opened(1);
        opened(2);
        accepts(2, "imp_2");

        assertThat(store.cancel(id(1))).isTrue();
        assertThat(store.cancel(id(1))).isFalse();
        assertThat(store.cancel(id(2))).isFalse();
        assertThat(store.cancel(id(9))).isFalse();
        assertThat(stateOf(1)).contains(VerificationState.CANCELLED);
        assertThat(stateOf(2)).contains(VerificationState.ACCEPTED);
    }

    @Test
    final void expiresSomeAtATimeAndOnlyWhatIsOverdue() {
        var life = opened(1).expiresAt();
        opened(2);
        opened(3);
        accepts(3, "imp_3");

        assertThat(store.expire(life, 10)).isZero();
        assertThat(store.expire(life.plusMillis(1), 1)).isOne();
        assertThat(store.expire(life.plusMillis(1), 10)).isOne();
        assertThat(store.expire(life.plusMillis(1), 10)).isZero();
        assertThat(stateOf(3)).contains(VerificationState.ACCEPTED);
    }

    @Test
    final void forgetsSomeAtATimeAndOnlyWhatCameToNothing() {
        var life = opened(1).expiresAt();
        opened(2);
        opened(3);
        accepts(3, "imp_3");
        store.cancel(id(2));

        assertThat(store.forget(life, 10)).isZero();
        assertThat(store.forget(life.plusMillis(1), 1)).isOne();
        assertThat(store.forget(life.plusMillis(1), 10)).isOne();
        assertThat(store.forget(life.plusMillis(1), 10)).isZero();
        assertThat(store.find(id(1))).isEmpty();
        assertThat(store.find(id(2))).isEmpty();
        assertThat(stateOf(3)).contains(VerificationState.ACCEPTED);
    }

    private Tried tryAndEnd(int mostTries, boolean undone) {
        var tried = store.beginTry(attempt(mostTries, NOW));
        store.endTry(attempt(mostTries, NOW), undone ? Optional.empty() : Optional.of(event()));
        return tried;
    }

    private static Try attempt(int mostTries, Instant now) {
        return new Try(BROWSER, Optional.empty(), mostTries, now, now.plus(Duration.ofSeconds(10)));
    }

    private static Try attemptOn(int number) {
        return new Try(BROWSER, Optional.of(id(number)), 10, NOW, NOW.plusSeconds(10));
    }

    private int triesOf(int number) {
        return store.find(id(number)).orElseThrow().tries();
    }
}
