package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static dev.bonin.testkit.contract.StoredRequests.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.source.ImpUid;
import dev.bonin.verification.BrowserHistory;
import dev.bonin.verification.Try;
import dev.bonin.verification.TryResult;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counting of attempts, and leases. Part of {@link VerificationStoreContract}. */
abstract class TriesContract extends RefusedRequestsContract {
    private static final ImpUid UNUSED = new ImpUid("imp_unused");

    /** Returns whether the store begins an attempt in the same call as the look at the browser's history. */
    protected boolean beginsWithTheLook() {
        return false;
    }

    @Test
    final void cancelsARequestAfterTooManyAttempts() {
        opened(1);
        store.open(started(2, ANOTHER), MOST_OPEN);

        assertThat(tryAndEnd(2, false)).isEqualTo(TryResult.COUNTED);
        assertThat(tryAndEnd(2, false)).isEqualTo(TryResult.COUNTED);
        assertThat(tryAndEnd(2, false)).isEqualTo(TryResult.TOO_MANY);

        assertThat(stateOf(1)).contains(VerificationState.CANCELLED);
        assertThat(stateOf(2)).contains(VerificationState.OPEN);
        assertThat(tryAndEnd(2, false)).isEqualTo(TryResult.TOO_MANY);
    }

    @Test
    final void givesBackAFailedAttempt() {
        opened(1);

        tryAndEnd(10, false);
        tryAndEnd(10, true);

        assertThat(triesOf(1)).isOne();
        store.endTry(attempt(10, NOW), Optional.empty());
        store.endTry(attempt(10, NOW), Optional.empty());
        assertThat(triesOf(1)).as("never below zero").isZero();
    }

    @Test
    final void takesBackTheTryOfOtherRequestsWhenOneIsAccepted() {
        opened(1);
        opened(2);
        store.beginTry(attempt(10, NOW));

        accepts(1, "imp_1");

        assertThat(triesOf(2)).isZero();
        assertThat(store.beginTry(attempt(10, NOW))).as("and the lease is up").isEqualTo(TryResult.COUNTED);
    }

    @Test
    final void letsOneAttemptWaitForAnotherUntilItEndsOrItsLeaseDoes() {
        opened(1);
        assertThat(store.beginTry(attempt(10, NOW))).isEqualTo(TryResult.COUNTED);

        assertThat(store.beginTry(attempt(10, NOW.plusSeconds(9)))).isEqualTo(TryResult.IN_PROGRESS);
        assertThat(triesOf(1)).isOne();
        assertThat(store.beginTry(attempt(10, NOW.plusSeconds(10)))).isEqualTo(TryResult.COUNTED);
        store.endTry(attempt(10, NOW.plusSeconds(10)), Optional.of(event()));
        assertThat(store.beginTry(attempt(10, NOW.plusSeconds(11)))).isEqualTo(TryResult.COUNTED);
    }

    @Test
    final void leavesTheLeaseToAnAttemptThatTookItOver() {
        opened(1);
        var slow = attempt(10, NOW);
        var next = attempt(10, NOW.plusSeconds(10));
        store.beginTry(slow);
        store.beginTry(next);

        store.endTry(slow, Optional.of(event()));

        assertThat(store.beginTry(attempt(10, NOW.plusSeconds(11)))).isEqualTo(TryResult.IN_PROGRESS);
        store.endTry(next, Optional.of(event()));
        assertThat(store.beginTry(attempt(10, NOW.plusSeconds(11)))).isEqualTo(TryResult.COUNTED);
    }

    @Test
    final void letsAttemptsOnDifferentRequestsOfOneBrowserGoOnSideBySide() {
        opened(1);
        opened(2);

        assertThat(store.beginTry(attemptOn(1))).isEqualTo(TryResult.COUNTED);
        assertThat(store.beginTry(attemptOn(2))).isEqualTo(TryResult.COUNTED);
        assertThat(store.beginTry(attemptOn(1))).isEqualTo(TryResult.IN_PROGRESS);
        assertThat(store.beginTry(attempt(10, NOW))).isEqualTo(TryResult.IN_PROGRESS);
        store.endTry(attemptOn(1), Optional.of(event()));
        assertThat(store.beginTry(attemptOn(1))).isEqualTo(TryResult.COUNTED);
    }

    @Test
    final void letsOneOfManyAttemptsGoOn() throws Exception {
        opened(1);

        assertThat(Simultaneously.run(AT_ONCE, number -> () -> store.beginTry(attempt(AT_ONCE, NOW))))
                .containsOnlyOnce(TryResult.COUNTED);
        assertThat(triesOf(1)).isOne();
    }

    @Test
    final void beginsATryWithTheLookAsItWouldBeginByItself() {
        opened(1);

        var seen = look(attempt(10, NOW));

        assertThat(seen.used()).isEmpty();
        assertThat(seen.unfinished()).extracting(request -> request.id()).containsExactly(id(1));
        assertThat(seen.begun()).isEqualTo(beginsWithTheLook() ? Optional.of(attempt(10, NOW)) : Optional.empty());
        assertThat(triesOf(1)).isEqualTo(beginsWithTheLook() ? 1 : 0);
        assertThat(store.beginTry(attempt(10, NOW)))
                .isEqualTo(beginsWithTheLook() ? TryResult.IN_PROGRESS : TryResult.COUNTED);
        store.endTry(attempt(10, NOW), Optional.of(event()));
        assertThat(store.beginTry(attempt(10, NOW.plusSeconds(1)))).isEqualTo(TryResult.COUNTED);
    }

    @Test
    final void beginsNoTryWithALookAtAnythingElse() {
        var life = opened(1).expiresAt();
        assertBeginsNothing(new Try(ANOTHER, Optional.empty(), 10, NOW, NOW.plusSeconds(10)), UNUSED, NOW);
        assertBeginsNothing(attemptOn(2), UNUSED, NOW);
        assertBeginsNothing(attempt(0, NOW), UNUSED, NOW);
        assertBeginsNothing(attempt(10, NOW), UNUSED, life.plusMillis(1));

        opened(2);
        assertBeginsNothing(attempt(10, NOW), UNUSED, NOW);
        assertBeginsNothing(attemptOn(1), UNUSED, NOW);

        accepts(2, "imp_2");
        assertBeginsNothing(attempt(10, NOW), new ImpUid("imp_2"), NOW);

        store.beginTry(attempt(10, NOW));
        assertThat(look(attempt(10, NOW.plusSeconds(9))).begun())
                .as("another goes on")
                .isEmpty();
        assertThat(triesOf(1)).isOne();

        store.cancel(id(1));
        assertThat(look(attempt(10, NOW.plusSeconds(20))).begun())
                .as("nothing is open")
                .isEmpty();
    }

    @Test
    final void beginsOneOfManyTriesWithTheirLooks() throws Exception {
        opened(1);

        var begun = Simultaneously.run(AT_ONCE, number -> () -> look(attempt(AT_ONCE, NOW))).stream()
                .flatMap(seen -> seen.begun().stream())
                .toList();

        assertThat(begun).hasSize(beginsWithTheLook() ? 1 : 0);
        assertThat(triesOf(1)).isEqualTo(begun.size());
    }

    private BrowserHistory look(Try attempt) {
        return store.historyAndBegin(attempt, UNUSED, NOW);
    }

    private void assertBeginsNothing(Try attempt, ImpUid impUid, Instant deadline) {
        var before = Stream.of(1, 2).map(number -> store.find(id(number))).toList();

        assertThat(store.historyAndBegin(attempt, impUid, deadline).begun()).isEmpty();

        assertThat(Stream.of(1, 2).map(number -> store.find(id(number))).toList())
                .isEqualTo(before);
    }

    private TryResult tryAndEnd(int mostTries, boolean undone) {
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
