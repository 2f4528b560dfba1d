package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.source.ImpUid;
import dev.bonin.verification.BindingHash;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import dev.bonin.verification.VerificationStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
    private static final BindingHash BROWSER = new BindingHash("b".repeat(64));
    private static final BindingHash ANOTHER = new BindingHash("a".repeat(64));
    private static final int MOST_OPEN = 8;
    private static final int AT_ONCE = 64;

    private VerificationStore store;

    /** Only for subclasses. */
    @SuppressWarnings("NullAway.Init") // the store is there before each test
    protected VerificationStoreContract() {}

    /** A store that keeps nothing yet. */
    protected abstract VerificationStore emptyStore();

    @BeforeEach
    final void createTheStore() {
        store = emptyStore();
    }

    @Test
    final void findsWhatItKeptWithEveryValue() {
        var request = opened(1);
        var bare = bare(2, "imp_2");
        assertThat(store.keepBare(bare)).isTrue();

        assertThat(store.find(request.id())).contains(request);
        assertThat(store.find(bare.id())).contains(bare);
        assertThat(store.findByImpUid(new ImpUid("imp_2"))).contains(bare);
    }

    @Test
    final void findsNothingThatItDidNotKeep() {
        assertThat(store.find(id(7))).isEmpty();
        assertThat(store.findByImpUid(new ImpUid("imp_7"))).isEmpty();
        assertThat(store.openOf(BROWSER)).isEmpty();
    }

    @Test
    final void listsTheOpenRequestsOfOneBrowserNewestFirst() {
        var older = opened(1);
        var newer = opened(2);
        store.open(request(3, ANOTHER), MOST_OPEN);
        opened(4);
        store.accept(id(4), completion("imp_4"));

        assertThat(store.openOf(BROWSER)).containsExactly(newer, older);
    }

    @Test
    final void cancelsTheOldestBeyondTheMostThatABrowserMayHaveOpen() {
        IntStream.rangeClosed(1, MOST_OPEN + 2).forEach(this::opened);

        assertThat(store.openOf(BROWSER)).hasSize(MOST_OPEN);
        assertThat(stateOf(1)).contains(VerificationState.CANCELLED);
        assertThat(stateOf(2)).contains(VerificationState.CANCELLED);
        assertThat(stateOf(3)).contains(VerificationState.OPEN);
    }

    @Test
    final void acceptsAnOpenRequestOnceAndForAll() {
        opened(1);

        assertThat(store.accept(id(1), completion("imp_1"))).isTrue();

        var accepted = store.find(id(1)).orElseThrow();
        assertThat(accepted.state()).isEqualTo(VerificationState.ACCEPTED);
        assertThat(accepted.completion()).contains(completion("imp_1"));
        assertThat(store.findByImpUid(new ImpUid("imp_1"))).contains(accepted);
        assertThat(store.accept(id(1), completion("imp_2"))).isFalse();
        assertThat(store.findByImpUid(new ImpUid("imp_2"))).isEmpty();
    }

    @Test
    final void changesNothingWhenTheImpUidWasUsed() {
        opened(1);
        opened(2);
        store.accept(id(1), completion("imp_1"));

        assertThat(store.accept(id(2), completion("imp_1"))).isFalse();
        assertThat(store.keepBare(bare(3, "imp_1"))).isFalse();

        assertThat(stateOf(2)).contains(VerificationState.OPEN);
        assertThat(store.find(id(3))).isEmpty();
    }

    @Test
    final void acceptsNothingThatIsNotOpen() {
        opened(1);
        store.expire(NOW.plusSeconds(86_400), 10);

        assertThat(store.accept(id(1), completion("imp_1"))).isFalse();
        assertThat(store.accept(id(9), completion("imp_9"))).isFalse();
        assertThat(store.findByImpUid(new ImpUid("imp_1"))).isEmpty();
        assertThat(store.findByImpUid(new ImpUid("imp_9"))).isEmpty();
    }

    @Test
    final void tellsImpUidsApartByCase() {
        assertThat(store.keepBare(bare(1, "imp_abc"))).isTrue();
        assertThat(store.keepBare(bare(2, "imp_ABC"))).isTrue();
    }

    @Test
    final void cancelsWhatWasTriedTooOften() {
        opened(1);
        store.open(request(2, ANOTHER), MOST_OPEN);

        assertThat(store.countTry(BROWSER, 2)).isTrue();
        assertThat(store.countTry(BROWSER, 2)).isTrue();
        store.giveBackTry(BROWSER);
        assertThat(store.countTry(BROWSER, 2)).isTrue();
        assertThat(store.countTry(BROWSER, 2)).isFalse();

        assertThat(stateOf(1)).contains(VerificationState.CANCELLED);
        assertThat(stateOf(2)).contains(VerificationState.OPEN);
        assertThat(store.countTry(BROWSER, 2)).isFalse();
    }

    @Test
    final void neverCountsBelowNought() {
        opened(1);
        store.giveBackTry(BROWSER);

        assertThat(store.find(id(1)).orElseThrow().tries()).isZero();
    }

    @Test
    final void expiresSomeAtATimeAndOnlyWhatIsOverdue() {
        var life = opened(1).expiresAt();
        opened(2);
        opened(3);
        store.accept(id(3), completion("imp_3"));

        assertThat(store.expire(life, 10)).isZero();
        assertThat(store.expire(life.plusMillis(1), 1)).isOne();
        assertThat(store.expire(life.plusMillis(1), 10)).isOne();
        assertThat(store.expire(life.plusMillis(1), 10)).isZero();
        assertThat(stateOf(3)).contains(VerificationState.ACCEPTED);
    }

    @Test
    final void letsOneOfManyUseAnImpUid() throws Exception {
        IntStream.range(0, AT_ONCE / 2).forEach(number -> store.open(request(number, hash(number)), MOST_OPEN));

        var succeeded = simultaneously(number -> number < AT_ONCE / 2
                ? () -> store.accept(id(number), completion("imp_1"))
                : () -> store.keepBare(bare(number, "imp_1")));

        assertThat(succeeded).containsOnlyOnce(true);
    }

    @Test
    final void letsOneOfManyFinishARequest() throws Exception {
        opened(1);

        assertThat(simultaneously(number -> () -> store.accept(id(1), completion("imp_" + number))))
                .containsOnlyOnce(true);
    }

    @Test
    final void losesNoTryOfMany() throws Exception {
        opened(1);

        simultaneously(number -> () -> store.countTry(BROWSER, AT_ONCE));

        assertThat(store.find(id(1)).orElseThrow().tries()).isEqualTo(AT_ONCE);
    }

    private static List<Boolean> simultaneously(IntFunction<Callable<Boolean>> work) throws Exception {
        var pool = Executors.newFixedThreadPool(16);
        try {
            var all = IntStream.range(0, AT_ONCE).mapToObj(work).toList();
            return pool.invokeAll(all).stream()
                    .map(VerificationStoreContract::result)
                    .toList();
        } finally {
            pool.shutdown();
        }
    }

    private static boolean result(Future<Boolean> work) {
        try {
            return work.get();
        } catch (Exception failure) {
            throw new AssertionError("A use of the store failed", failure);
        }
    }

    private Optional<VerificationState> stateOf(int number) {
        return store.find(id(number)).map(VerificationRequest::state);
    }

    private VerificationRequest opened(int number) {
        var request = request(number, BROWSER);
        store.open(request, MOST_OPEN);
        return request;
    }

    private static VerificationRequest request(int number, BindingHash browser) {
        return new VerificationRequest(
                id(number),
                "default",
                Mode.SANDBOX,
                Optional.of(browser),
                VerificationState.OPEN,
                0,
                NOW.plusMillis(number),
                NOW.plusSeconds(900),
                Optional.empty());
    }

    private static VerificationRequest bare(int number, String impUid) {
        return new VerificationRequest(
                id(number),
                "default",
                Mode.SANDBOX,
                Optional.empty(),
                VerificationState.ACCEPTED,
                0,
                NOW,
                NOW,
                Optional.of(completion(impUid)));
    }

    private static Completion completion(String impUid) {
        return new Completion(new ImpUid(impUid), "danal", NOW.minusSeconds(5), NOW);
    }

    private static BindingHash hash(int number) {
        return new BindingHash("%064x".formatted(number));
    }

    private static VerificationId id(int number) {
        return new VerificationId("%032d".formatted(number));
    }
}
