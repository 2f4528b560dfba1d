package dev.bonin.testkit;

import static dev.bonin.testkit.StoredRequests.NOW;
import static dev.bonin.testkit.StoredRequests.event;
import static dev.bonin.testkit.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.secret.RedemptionKeyHash;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.Redeemable.Taken;
import dev.bonin.verification.VerificationState;
import java.util.Optional;
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
}
