package dev.bonin.testkit;

import static dev.bonin.testkit.StoredRequests.NOW;
import static dev.bonin.testkit.StoredRequests.event;
import static dev.bonin.testkit.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.store.VerificationStore;
import dev.bonin.verification.VerificationRequest;
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
        assertThat(store.redeem(id(1), NOW, event(), Optional.empty()))
                .as("not accepted yet")
                .isFalse();
        accepts(1, "imp_1");
        opened(2);
        accepts(2, "imp_2");

        assertThat(store.redeem(id(2), NOW, event(), Optional.empty()))
                .as("of no application")
                .isFalse();
        assertThat(Simultaneously.run(
                        AT_ONCE, number -> () -> store.redeem(id(1), NOW.plusMillis(5), event(), Optional.empty())))
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
