package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOBODY;
import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.bare;
import static dev.bonin.testkit.contract.StoredRequests.browser;
import static dev.bonin.testkit.contract.StoredRequests.completion;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static dev.bonin.testkit.contract.StoredRequests.orderedByApplication;
import static dev.bonin.testkit.contract.StoredRequests.page;
import static dev.bonin.testkit.contract.StoredRequests.started;
import static dev.bonin.testkit.contract.StoredRequests.startedOnV2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.secret.BindingHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.source.IdentityVerificationId;
import dev.bonin.source.ImpUid;
import dev.bonin.source.PortOneApi;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The part of the contract about storing, claiming and accepting requests. */
abstract class KeptRequestsContract {
    static final BindingHash BROWSER = new BindingHash("b".repeat(64));
    static final BindingHash ANOTHER = new BindingHash("a".repeat(64));
    static final RedemptionCodeHash CODE = new RedemptionCodeHash("c".repeat(64));
    static final int MOST_OPEN = 8;
    static final int AT_ONCE = 64;

    @SuppressWarnings("NullAway.Init") // set before each test
    VerificationStore store;

    /** Returns an empty store. */
    protected abstract VerificationStore emptyStore();

    @BeforeEach
    final void createTheStore() {
        store = emptyStore();
    }

    @Test
    final void findsWhatItKeptWithEveryValue() {
        var request = opened(1);
        var bare = bare(2, "imp_2");
        assertThat(keepsBare(bare)).isTrue();

        assertThat(store.find(request.id())).contains(request);
        assertThat(store.find(bare.id())).contains(bare);
        assertThat(used("imp_2")).contains(bare);
    }

    @Test
    final void findsAnApplicationsRequestWithEveryValue() {
        var withState = ordered(1);
        var without = ordered(2);

        assertThat(store.find(withState.id())).contains(withState);
        assertThat(store.findByPage(page(1))).contains(withState);
        assertThat(store.findByPage(page(2))).contains(without);
    }

    @Test
    final void findsNothingThatItDidNotKeep() {
        assertThat(store.find(id(7))).isEmpty();
        assertThat(used("imp_7")).isEmpty();
        assertThat(store.findByPage(page(7))).isEmpty();
        assertThat(unfinished()).isEmpty();
    }

    @Test
    final void listsUnfinishedRequestsOfABrowserNewestFirst() {
        var older = opened(1);
        var newer = opened(2);
        store.open(started(3, ANOTHER), MOST_OPEN);
        opened(4);
        accepts(4, "imp_4");
        opened(5);
        store.cancel(id(5));

        assertThat(unfinished()).containsExactly(newer, older);
        store.expire(NOW.plusSeconds(901), 1);
        assertThat(unfinished()).extracting(VerificationRequest::id).containsExactly(id(2), id(1));
    }

    @Test
    final void cancelsTheOldestBeyondTheMostThatABrowserMayHaveOpen() {
        IntStream.rangeClosed(1, MOST_OPEN + 2).forEach(this::opened);

        assertThat(unfinished()).hasSize(MOST_OPEN);
        assertThat(stateOf(1)).contains(VerificationState.CANCELLED);
        assertThat(stateOf(2)).contains(VerificationState.CANCELLED);
        assertThat(stateOf(3)).contains(VerificationState.OPEN);
    }

    @Test
    final void letsOneBrowserClaimAnApplicationsRequest() {
        var request = ordered(1);

        assertThat(store.claim(id(1), BROWSER, CODE, MOST_OPEN)).isTrue();

        assertThat(store.find(id(1))).contains(request.claimed(BROWSER, CODE));
        assertThat(unfinished()).extracting(VerificationRequest::id).containsExactly(id(1));
        assertThat(store.claim(id(1), BROWSER, CODE, MOST_OPEN)).as("again").isTrue();
        assertThat(store.claim(id(1), ANOTHER, new RedemptionCodeHash("d".repeat(64)), MOST_OPEN))
                .as("another browser")
                .isFalse();
        assertThat(store.find(id(1))).contains(request.claimed(BROWSER, CODE));
    }

    @Test
    final void refusesToClaimARequestThatIsNotOpen() {
        ordered(1);
        store.cancel(id(1));

        assertThat(store.claim(id(1), BROWSER, CODE, MOST_OPEN)).isFalse();
        assertThat(store.claim(id(9), BROWSER, CODE, MOST_OPEN)).isFalse();
        assertThat(unfinished()).isEmpty();
    }

    /** Its id dates from the order, so that it is older than all that the browser has started since. */
    @Test
    final void leavesOpenWhatWasClaimedLongAfterTheOrder() {
        ordered(1);
        IntStream.rangeClosed(2, MOST_OPEN + 1).forEach(this::opened);

        assertThat(store.claim(id(1), BROWSER, CODE, MOST_OPEN)).isTrue();

        assertThat(stateOf(1)).contains(VerificationState.OPEN);
        assertThat(stateOf(2)).contains(VerificationState.CANCELLED);
        assertThat(stateOf(3)).contains(VerificationState.OPEN);
    }

    @Test
    final void cancelsNothingForAClaimThatIsRefused() {
        IntStream.rangeClosed(1, MOST_OPEN).forEach(this::opened);

        assertThat(store.claim(id(9), BROWSER, CODE, MOST_OPEN - 1)).isFalse();

        assertThat(stateOf(1)).contains(VerificationState.OPEN);
    }

    @Test
    final void countsWhatWasClaimedAmongTheMostThatABrowserMayHaveOpen() {
        ordered(MOST_OPEN + 1);
        IntStream.rangeClosed(1, MOST_OPEN).forEach(this::opened);

        assertThat(store.claim(id(MOST_OPEN + 1), BROWSER, CODE, MOST_OPEN)).isTrue();

        assertThat(stateOf(1)).contains(VerificationState.CANCELLED);
        assertThat(stateOf(MOST_OPEN + 1)).contains(VerificationState.OPEN);
    }

    @Test
    final void letsOneOfManyBrowsersClaim() throws Exception {
        ordered(1);

        assertThat(Simultaneously.run(AT_ONCE, number -> () -> store.claim(id(1), browser(number), CODE, MOST_OPEN)))
                .containsOnlyOnce(true);
    }

    @Test
    final void acceptsAnOpenRequestOnceAndForAll() {
        opened(1);

        assertThat(accepts(1, "imp_1")).isTrue();

        var accepted = store.find(id(1)).orElseThrow();
        assertThat(accepted.state()).isEqualTo(VerificationState.ACCEPTED);
        assertThat(accepted.completion()).contains(completion("imp_1"));
        assertThat(used("imp_1")).contains(accepted);
        assertThat(accepts(1, "imp_2")).isFalse();
        assertThat(used("imp_2")).isEmpty();
    }

    @Test
    final void changesNothingWhenTheImpUidWasUsed() {
        opened(1);
        var second = opened(2);
        accepts(1, "imp_1");

        assertThat(accepts(2, "imp_1")).isFalse();
        assertThat(keepsBare(bare(3, "imp_1"))).isFalse();

        assertThat(store.find(id(2))).contains(second);
        assertThat(store.find(id(3))).isEmpty();
    }

    @Test
    final void keepsTheApiAndItsEvidence() {
        var request = startedOnV2(1, BROWSER);
        var evidence = new IdentityVerificationId(request.id().value());
        store.open(request, MOST_OPEN);
        assertThat(store.find(id(1))).contains(request);

        assertThat(store.accept(id(1), completion(evidence), NOBODY, event())).isPresent();

        var accepted = store.find(id(1)).orElseThrow();
        assertThat(accepted.api()).isEqualTo(PortOneApi.V2);
        assertThat(accepted.completion()).contains(completion(evidence));
        assertThat(store.historyOf(BROWSER, evidence).used()).contains(accepted);
    }

    @Test
    final void acceptsNothingThatIsNotOpen() {
        opened(1);
        store.expire(NOW.plusSeconds(86_400), 10);

        assertThat(accepts(1, "imp_1")).isFalse();
        assertThat(accepts(9, "imp_9")).isFalse();
        assertThat(used("imp_1")).isEmpty();
        assertThat(used("imp_9")).isEmpty();
    }

    @Test
    final void tellsImpUidsApartByCase() {
        assertThat(keepsBare(bare(1, "imp_abc"))).isTrue();
        assertThat(keepsBare(bare(2, "imp_ABC"))).isTrue();
    }

    @Test
    final void letsOneOfManyUseAnImpUid() throws Exception {
        IntStream.range(0, AT_ONCE / 2).forEach(number -> store.open(started(number, browser(number)), MOST_OPEN));

        var succeeded = Simultaneously.run(
                AT_ONCE,
                number ->
                        number < AT_ONCE / 2 ? () -> accepts(number, "imp_1") : () -> keepsBare(bare(number, "imp_1")));

        assertThat(succeeded).containsOnlyOnce(true);
    }

    @Test
    final void letsOneOfManyFinishARequest() throws Exception {
        opened(1);

        assertThat(Simultaneously.run(AT_ONCE, number -> () -> accepts(1, "imp_" + number)))
                .containsOnlyOnce(true);
    }

    final boolean accepts(int number, String impUid) {
        return store.accept(id(number), completion(impUid), NOBODY, event()).isPresent();
    }

    final boolean keepsBare(VerificationRequest accepted) {
        return store.keepBare(accepted, NOBODY, event()).isPresent();
    }

    final Optional<VerificationState> stateOf(int number) {
        return store.find(id(number)).map(VerificationRequest::state);
    }

    final VerificationRequest opened(int number) {
        var request = started(number, BROWSER);
        store.open(request, MOST_OPEN);
        return request;
    }

    final VerificationRequest ordered(int number) {
        var request = orderedByApplication(number);
        store.open(request);
        return request;
    }

    /** Returns the browser's unfinished requests, in the store's order. */
    final List<VerificationRequest> unfinished() {
        return store.historyOf(BROWSER, new ImpUid("imp_unknown")).unfinished();
    }

    /** Returns the request that used an {@code imp_uid}. */
    final Optional<VerificationRequest> used(String impUid) {
        return store.historyOf(BROWSER, new ImpUid(impUid)).used();
    }
}
