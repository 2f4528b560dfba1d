package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.source.ImpUid;
import dev.bonin.verification.FinishedVerification;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationStore;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link VerificationStore} must do. Extend it in your tests to hold one of your own to it. */
public abstract class VerificationStoreContract {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final int AT_ONCE = 64;

    private VerificationStore store;

    /** Only for subclasses. */
    @SuppressWarnings("NullAway.Init") // the store is there before each test
    protected VerificationStoreContract() {}

    /** A store that keeps nothing yet. */
    protected abstract VerificationStore emptyStore();

    @BeforeEach
    final void open() {
        store = emptyStore();
    }

    @Test
    final void findsWhatItKeptWithEveryValue() {
        var row = row(1, "imp_000000000001");

        assertThat(store.keep(row)).isTrue();

        assertThat(store.find(row.id())).contains(row);
    }

    @Test
    final void findsNothingThatItDidNotKeep() {
        assertThat(store.find(id(7))).isEmpty();
    }

    @Test
    final void keepsNothingWhenTheImpUidWasUsed() {
        store.keep(row(1, "imp_000000000001"));
        var second = row(2, "imp_000000000001");

        assertThat(store.keep(second)).isFalse();

        assertThat(store.find(second.id())).isEmpty();
        assertThat(store.find(id(1))).isPresent();
    }

    @Test
    final void tellsImpUidsApartByCase() {
        assertThat(store.keep(row(1, "imp_abc"))).isTrue();
        assertThat(store.keep(row(2, "imp_ABC"))).isTrue();
    }

    @Test
    final void keepsOneOfManySimultaneousUsesOfOneImpUid() throws Exception {
        var kept = simultaneously(number -> row(number, "imp_000000000001"));

        assertThat(kept).containsOnlyOnce(true);
        var found = IntStream.range(0, AT_ONCE)
                .filter(number -> store.find(id(number)).isPresent());
        assertThat(found.count()).isOne();
    }

    @Test
    final void keepsAllOfManySimultaneousUsesOfDifferentOnes() throws Exception {
        assertThat(simultaneously(number -> row(number, "imp_" + number))).containsOnly(true);
    }

    private List<Boolean> simultaneously(IntFunction<FinishedVerification> rows) throws Exception {
        var pool = Executors.newFixedThreadPool(16);
        try {
            var uses = IntStream.range(0, AT_ONCE)
                    .mapToObj(rows)
                    .<Callable<Boolean>>map(row -> () -> store.keep(row))
                    .toList();
            return pool.invokeAll(uses).stream()
                    .map(VerificationStoreContract::result)
                    .toList();
        } finally {
            pool.shutdown();
        }
    }

    private static boolean result(Future<Boolean> use) {
        try {
            return use.get();
        } catch (Exception failure) {
            throw new AssertionError("A use of the store failed", failure);
        }
    }

    private static FinishedVerification row(int number, String impUid) {
        return new FinishedVerification(
                id(number), new ImpUid(impUid), Mode.SANDBOX, false, "default", "danal", NOW.minusSeconds(5), NOW);
    }

    private static VerificationId id(int number) {
        return new VerificationId("%032d".formatted(number));
    }
}
