package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOBODY;
import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.completion;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static dev.bonin.testkit.contract.StoredRequests.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.erasure.Erasure;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.sealing.SealedHandover;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.secret.RedemptionKeyHash;
import dev.bonin.store.Stores;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.Redeemable.Taken;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link VerificationStore}. Extend it in your tests to check your own implementation. */
public abstract class VerificationStoreContract extends TriesContract {

    /** For subclasses. */
    protected VerificationStoreContract() {}

    @Test
    final void letsOneOfManyRedeemAnAcceptedVerification() throws Exception {
        ordered(1);
        store.claim(id(1), BROWSER, CODE, MOST_OPEN);
        assertThat(redeem(1, "call")).as("not accepted yet").isEmpty();
        accepts(1, "imp_1");
        opened(2);
        accepts(2, "imp_2");

        assertThat(redeem(2, "call")).as("has no code").isEmpty();
        assertThat(Simultaneously.run(
                        AT_ONCE, number -> () -> redeem(1, "call").orElseThrow().isNew()))
                .containsOnlyOnce(true);
        assertThat(store.find(id(1)).flatMap(request -> request.redeemable().redeemedAt()))
                .contains(NOW.plusMillis(5));
        assertThat(redeem(1, "another").orElseThrow().redeemed().by()).isEqualTo(RedemptionKeyHash.of("call"));
    }

    private Optional<Taken> redeem(int number, String call) {
        var redeemed = new Redeemed(NOW.plusMillis(5), RedemptionKeyHash.of(call));
        return store.redeem(id(number), redeemed, NOW.plusSeconds(300), event(), Optional.empty());
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
    final void forgetsSomeAtATimeAndOnlyUnfinishedRequests() {
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

    /** The part of the contract about values that wait to be redeemed. */
    abstract static class Handovers {
        private static final Instant END = NOW.plusSeconds(1_800);
        private static final Instant SOON = NOW.plusSeconds(300);

        @SuppressWarnings("NullAway.Init") // opened before each test
        private Stores stores;

        /** Returns empty stores that share their data. */
        protected abstract Stores emptyStores();

        @BeforeEach
        final void open() {
            stores = emptyStores();
        }

        @Test
        final void keepsWhatWaitsWithTheAcceptance() {
            accepted(1);

            assertThat(stores.verifications().handover(id(1))).contains(waiting(1));
            assertThat(stores.verifications().handover(id(2))).isEmpty();
        }

        @Test
        final void keepsNothingWithAnAcceptanceThatFailed() {
            accepted(1);
            stores.verifications().open(started(2, browser(2)));

            assertThat(stores.verifications()
                            .accept(id(2), completion("imp_1"), NOBODY.handing(Optional.of(waiting(2))), event()))
                    .as("evidence was used")
                    .isEmpty();
            assertThat(stores.verifications().handover(id(2))).isEmpty();
        }

        @Test
        final void shortensItsTimeWhenItIsRedeemedFirst() {
            accepted(1);

            redeem("first", SOON);
            redeem("second", NOW.plusSeconds(600));

            assertThat(stores.verifications().handover(id(1)).map(SealedHandover::endsAt))
                    .contains(SOON);
        }

        @Test
        final void destroysSomeAtATimeAndOnlyThoseWhoseTimeIsOver() {
            IntStream.rangeClosed(1, 3).forEach(this::accepted);
            redeem("call", SOON);

            assertThat(stores.verifications().destroyHandovers(SOON.minusMillis(1), 10))
                    .isZero();
            assertThat(stores.verifications().destroyHandovers(SOON, 10)).isEqualTo(1);
            assertThat(stores.verifications().handover(id(1))).isEmpty();
            assertThat(stores.verifications().destroyHandovers(END, 1)).isEqualTo(1);
            assertThat(stores.verifications().destroyHandovers(END, 10)).isEqualTo(1);
            assertThat(stores.verifications().find(id(3)))
                    .as("the request stays")
                    .isPresent();
        }

        @Test
        final void isErasedWithItsVerification() {
            accepted(1);
            var entry = stores.erasures()
                    .erase(new Erasure(id(1), NOW, Cause.OPERATOR, false, event()))
                    .orElseThrow();

            assertThat(entry.rows()).isEqualTo(1);
            assertThat(stores.verifications().handover(id(1))).isEmpty();
        }

        private void redeem(String call, Instant endsAt) {
            var redeemed = new Redeemed(NOW, RedemptionKeyHash.of(call));
            assertThat(stores.verifications().redeem(id(1), redeemed, endsAt, event(), Optional.empty()))
                    .isPresent();
        }

        private void accepted(int number) {
            var code = new RedemptionCodeHash("%064x".formatted(number));
            stores.verifications().open(started(number, browser(number)).redeemableBy(code));
            stores.verifications()
                    .accept(
                            id(number),
                            completion("imp_" + number),
                            NOBODY.handing(Optional.of(waiting(number))),
                            event());
        }

        private static BindingHash browser(int number) {
            return new BindingHash("%064x".formatted(number));
        }

        private static SealedHandover waiting(int number) {
            return new SealedHandover("sealed-" + number, END);
        }
    }
}
