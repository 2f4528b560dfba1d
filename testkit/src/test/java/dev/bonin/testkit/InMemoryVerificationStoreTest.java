package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.SettableClock;
import dev.bonin.source.ImpUid;
import dev.bonin.store.InMemoryVerificationStore;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
        var old = new VerificationId("0".repeat(32));
        keepBare(store, "0", "imp_1");
        clock.advance(Duration.ofDays(1));
        keepBare(store, "1", "imp_2");
        assertThat(store.find(old)).isPresent();

        clock.advance(Duration.ofSeconds(1));
        keepBare(store, "2", "imp_3");

        assertThat(store.find(old)).isEmpty();
        assertThat(keepBare(store, "3", "imp_1")).isTrue();
    }

    @Test
    void forgetsTheOldestOfTooManySoThatNobodyCanFillTheMemory() {
        var store = new InMemoryVerificationStore(clock);
        for (int i = 0; i < 100_001; i++) {
            keepBare(store, "%032d".formatted(i), "imp_" + i);
        }

        assertThat(store.find(new VerificationId("%032d".formatted(0)))).isEmpty();
        assertThat(store.find(new VerificationId("%032d".formatted(1)))).isPresent();
        assertThat(store.find(new VerificationId("%032d".formatted(100_000)))).isPresent();
    }

    private boolean keepBare(VerificationStore store, String id, String impUid) {
        return store.keepBare(finishedNow(id, impUid), StoredRequests.NOBODY, StoredRequests.event())
                .isPresent();
    }

    private VerificationRequest finishedNow(String id, String impUid) {
        var now = clock.instant();
        return new VerificationRequest(
                new VerificationId(id.length() == 32 ? id : id.repeat(32)),
                "default",
                Mode.SANDBOX,
                Optional.empty(),
                Optional.empty(),
                VerificationState.ACCEPTED,
                0,
                now,
                now,
                Terms.NONE,
                Optional.of(new Completion(
                        Optional.of(new ImpUid(impUid)), "danal", now, now, now.plusSeconds(60), Judgement.NONE)));
    }
}
