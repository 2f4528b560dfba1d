package dev.bonin.ceremony;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.secret.BindingHash;
import dev.bonin.source.ImpUid;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SharedFlightsTest {
    private static final BindingHash BROWSER = new BindingHash("b".repeat(64));
    private static final ImpUid IMP_UID = new ImpUid("imp_1");
    private static final Outcome OUTCOME = new Outcome.Refused(
            new VerificationId("v".repeat(32)), Mode.SANDBOX, RefusalReason.STALE, List.of(Step.FRESH));

    private final SharedFlights flights = new SharedFlights();
    private final CompletableFuture<Outcome> followed = new CompletableFuture<>();

    @Test
    void giveThoseWhoWaitTheOutcomeOfTheFirst() {
        assertThat(flights.share(BROWSER, IMP_UID, Optional.empty(), whileAnotherWaits(() -> OUTCOME)))
                .isEqualTo(OUTCOME);
        assertThat(followed.join()).isEqualTo(OUTCOME);
    }

    @Test
    void giveThoseWhoWaitTheFailureOfTheFirst() {
        var failure = new StoreException(StoreException.Kind.UNAVAILABLE, "away");
        var failing = whileAnotherWaits(() -> {
            throw failure;
        });
        assertThatThrownBy(() -> flights.share(BROWSER, IMP_UID, Optional.empty(), failing))
                .isSameAs(failure);
        assertThatThrownBy(followed::join)
                .isInstanceOf(CompletionException.class)
                .hasCause(failure);
    }

    @Test
    void tellThoseWhoWaitThatTheFirstBrokeDown() {
        var failure = new StackOverflowError();
        var failing = whileAnotherWaits(() -> {
            throw failure;
        });
        assertThatThrownBy(() -> flights.share(BROWSER, IMP_UID, Optional.empty(), failing))
                .isSameAs(failure);
        assertThatThrownBy(followed::join).hasRootCause(failure);
    }

    @Test
    void areOverOnceTheFirstIs() {
        flights.share(BROWSER, IMP_UID, Optional.empty(), () -> OUTCOME);
        var another = new Outcome.Refused(OUTCOME.id(), Mode.SANDBOX, RefusalReason.EXPIRED, List.of());
        assertThat(flights.share(BROWSER, IMP_UID, Optional.empty(), () -> another))
                .isEqualTo(another);
    }

    /** The first goes on only once another one waits for it. */
    private Supplier<Outcome> whileAnotherWaits(Supplier<Outcome> finish) {
        return () -> {
            var other = new Thread(this::follow);
            other.start();
            while (other.getState() != Thread.State.WAITING && !followed.isDone()) {
                Thread.onSpinWait();
            }
            return finish.get();
        };
    }

    private void follow() {
        try {
            followed.complete(flights.share(BROWSER, IMP_UID, Optional.empty(), () -> {
                throw new AssertionError("did it a second time");
            }));
        } catch (RuntimeException | Error failure) {
            followed.completeExceptionally(failure);
        }
    }
}
