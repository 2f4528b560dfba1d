package dev.bonin.ceremony;

import static dev.bonin.ceremony.Outcomes.accepted;
import static dev.bonin.ceremony.Outcomes.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.ceremony.watch.FinishWatch;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.source.Evidence;
import dev.bonin.source.Report;
import dev.bonin.source.VerificationSource;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A finish that names a request is about that one, and nothing is told of it that is true of another. */
class NamedRequestTest extends BoundFinishBench {
    private final CeremonyRules rules = CeremonyBench.purposes(
            Map.of("default", PurposeRules.decisionOnly(), "adult_check", PurposeRules.decisionOnly()));
    private final Verifications both = bench.verifications(rules);

    @Test
    void isNotFinishedByTheVerificationOfAnotherRequest() {
        var one = both.start("default", Optional.empty());
        var other = both.start("adult_check", Optional.of(one.browser()));
        var ofOne = certified(one);

        assertRefused(both.finish(attempt(ofOne, other)), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        assertRefused(both.finish(attempt(ofOne, other)), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);

        assertThat(accepted(both.finish(attempt(ofOne, one))).id()).isEqualTo(one.id());
        assertThat(accepted(both.finish(attempt(certified(other), other))).id()).isEqualTo(other.id());
    }

    @Test
    void isNotFinishedByAnothersEvenWhereBindingIsOptional() {
        var unbound = bench.unbound();
        var one = unbound.start("default", Optional.empty());
        var other = unbound.start("default", Optional.of(one.browser()));
        var ofNobody = bench.sandbox.certify("adult");

        assertRefused(
                unbound.finish(attempt(certified(one), other)), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        assertRefused(unbound.finish(attempt(ofNobody, other)), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        var unknown = new FinishAttempt(certified(one), Optional.of(one.browser()), Optional.of("order_1"));
        assertRefused(unbound.finish(unknown), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
    }

    @Test
    void sharesNoSimultaneousFinishOfAnotherRequest() {
        var meanwhile = new Meanwhile();
        var verifications = new Verifications(
                rules, meanwhile, bench.store, bench.sealer, bench.clock, new Random(6), List.of(), FinishWatch.NONE);
        var one = verifications.start("default", Optional.empty());
        var other = verifications.start("adult_check", Optional.of(one.browser()));
        var ofOne = certified(one);
        meanwhile.finish = () -> verifications.finish(attempt(ofOne, other));

        var outcome = verifications.finish(attempt(ofOne, one));

        assertThat(accepted(outcome).id()).isEqualTo(one.id());
        assertRefused(meanwhile.outcome.join(), RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
        assertThat(accepted(verifications.finish(attempt(certified(other), other)))
                        .id())
                .isEqualTo(other.id());
    }

    private static FinishAttempt attempt(String impUid, Started named) {
        return new FinishAttempt(
                impUid, Optional.of(named.browser()), Optional.of(named.id().value()));
    }

    /** A source that answers the first question once another finish has come, and has an outcome or waits for one. */
    private final class Meanwhile implements VerificationSource {
        private final VerificationSource portOne = bench.source();
        private final AtomicBoolean asked = new AtomicBoolean();
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private Supplier<Outcome> finish = () -> {
            throw new AssertionError("not set");
        };

        @Override
        public Optional<Report> report(Evidence evidence) {
            if (asked.compareAndSet(false, true)) {
                var another = new Thread(this::finish);
                another.start();
                while (another.getState() != Thread.State.WAITING && !outcome.isDone()) {
                    Thread.onSpinWait();
                }
            }
            return portOne.report(evidence);
        }

        private void finish() {
            try {
                outcome.complete(finish.get());
            } catch (RuntimeException | Error failure) {
                outcome.completeExceptionally(failure);
            }
        }
    }
}
