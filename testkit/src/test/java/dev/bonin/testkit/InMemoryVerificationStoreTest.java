package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.SettableClock;
import dev.bonin.source.ImpUid;
import dev.bonin.store.InMemoryVerificationStore;
import dev.bonin.verification.FinishedVerification;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryVerificationStoreTest extends VerificationStoreContract {
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));

    @Override
    protected VerificationStore emptyStore() {
        return new InMemoryVerificationStore(clock);
    }

    @Test
    void forgetsAfterADaySoThatItDoesNotGrowForEver() {
        var store = new InMemoryVerificationStore(clock);
        var old = finishedNow("0", "imp_1");
        store.keep(old);
        clock.advance(Duration.ofDays(1));
        store.keep(finishedNow("1", "imp_2"));
        assertThat(store.find(old.id())).isPresent();

        clock.advance(Duration.ofSeconds(1));
        store.keep(finishedNow("2", "imp_3"));

        assertThat(store.find(old.id())).isEmpty();
        assertThat(store.keep(finishedNow("3", "imp_1"))).isTrue();
    }

    private FinishedVerification finishedNow(String id, String impUid) {
        return new FinishedVerification(
                new VerificationId(id.repeat(32)),
                new ImpUid(impUid),
                Mode.SANDBOX,
                false,
                "default",
                "danal",
                clock.instant(),
                clock.instant());
    }
}
