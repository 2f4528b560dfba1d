package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.KEPT_FOR;
import static dev.bonin.testkit.contract.StoredRequests.NOBODY;
import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.bare;
import static dev.bonin.testkit.contract.StoredRequests.browser;
import static dev.bonin.testkit.contract.StoredRequests.completion;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static dev.bonin.testkit.contract.StoredRequests.orderedByApplication;
import static dev.bonin.testkit.contract.StoredRequests.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.announcement.OutcomeOutbox;
import dev.bonin.announcement.OutcomeOutbox.Due;
import dev.bonin.erasure.Erasure;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.secret.RedemptionCodeHash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link OutcomeOutbox}. */
abstract class OutcomeOutboxContract extends PeopleContract {
    private static final Instant SOON = NOW.plusSeconds(60);

    @Test
    final void announcesWhatWasAccepted() {
        assertThat(due(NOW)).as("nothing came out yet").isEmpty();
        accept(1);

        assertThat(due(NOW.minusMillis(1))).isEmpty();
        assertThat(due(NOW)).containsExactly(new Due(id(1), 0));
    }

    @Test
    final void announcesWhatAPolicyRefused() {
        open(1);
        stores.verifications().refuse(id(1), completion("imp_1"), List.of(event()));

        assertThat(due(NOW)).containsExactly(new Due(id(1), 0));
    }

    @Test
    final void announcesNothingThatIsNotFinished() {
        open(1);
        open(2);
        stores.verifications().cancel(id(2));
        accept(3);
        stores.verifications().accept(id(3), completion("imp_4"), NOBODY, event());

        assertThat(due(SOON)).as("and each once").containsExactly(new Due(id(3), 0));
    }

    @Test
    final void announcesNothingOfApplications() {
        stores.verifications().open(orderedByApplication(1), 8);
        stores.verifications().claim(id(1), browser(1), new RedemptionCodeHash("c".repeat(64)), 8);
        stores.verifications().accept(id(1), completion("imp_1"), NOBODY, event());

        assertThat(due(SOON)).isEmpty();
    }

    @Test
    final void announcesNoBareFinish() {
        stores.verifications().keepBare(bare(1, "imp_1"), NOBODY, event());

        assertThat(due(SOON)).isEmpty();
    }

    @Test
    final void announcesSomeAtATimeTheOldestFirst() {
        List.of(1, 2, 3).forEach(this::accept);
        stores.outbox().postpone(id(1), NOW.plusSeconds(1));

        assertThat(stores.outbox().due(SOON, 2)).containsExactly(new Due(id(2), 0), new Due(id(3), 0));
        assertThat(due(SOON)).containsExactly(new Due(id(2), 0), new Due(id(3), 0), new Due(id(1), 1));
    }

    @Test
    final void leavesWhatAnotherNodeHolds() {
        accept(1);

        assertThat(claims(1, NOW, SOON)).isTrue();

        assertThat(claims(1, NOW, SOON)).isFalse();
        assertThat(claims(1, SOON.minusMillis(1), SOON)).isFalse();
        assertThat(due(SOON.minusMillis(1))).isEmpty();
    }

    @Test
    final void announcesAgainWhatWasNotSettled() {
        accept(1);
        claims(1, NOW, SOON);

        assertThat(due(SOON)).containsExactly(new Due(id(1), 0));
        assertThat(claims(1, SOON, SOON.plusSeconds(60))).isTrue();
    }

    @Test
    final void letsOneOfManyNodesHoldAnOutcome() throws Exception {
        accept(1);

        assertThat(Simultaneously.run(AT_ONCE, number -> () -> claims(1, NOW, SOON)))
                .containsOnlyOnce(true);
    }

    @Test
    final void announcesNothingThatWasSettled() {
        accept(1);
        claims(1, NOW, SOON);
        stores.outbox().settle(id(1));

        assertThat(due(SOON.plusSeconds(86_400))).isEmpty();
        assertThat(claims(1, SOON, SOON)).isFalse();
        stores.outbox().postpone(id(1), NOW);
        assertThat(due(SOON)).as("not even where a slower node fails").isEmpty();
    }

    @Test
    final void countsHowOftenItWasTriedInVain() {
        accept(1);
        claims(1, NOW, SOON);

        stores.outbox().postpone(id(1), NOW.plusSeconds(1));
        stores.outbox().postpone(id(1), NOW.plusSeconds(3));

        assertThat(due(NOW.plusSeconds(2))).isEmpty();
        assertThat(due(NOW.plusSeconds(3))).containsExactly(new Due(id(1), 2));
        claims(1, NOW.plusSeconds(3), SOON);
        assertThat(due(SOON)).as("holding is no failure").containsExactly(new Due(id(1), 2));
    }

    @Test
    final void ignoresUnknownRequests() {
        assertThat(claims(9, NOW, SOON)).isFalse();
        stores.outbox().settle(id(9));
        stores.outbox().postpone(id(9), NOW);

        assertThat(due(SOON)).isEmpty();
    }

    @Test
    final void forgetsWithTheRequest() {
        open(1);
        stores.verifications().refuse(id(1), completion("imp_1"), List.of(event()));
        stores.verifications().forgetRefused(NOW.plus(KEPT_FOR), 10);

        assertThat(due(NOW.plus(KEPT_FOR))).isEmpty();
        assertThat(claims(1, NOW, SOON)).isFalse();
    }

    @Test
    final void announcesNoErasedPerson() {
        accept(1);
        claims(1, NOW, SOON);

        stores.erasures().erase(new Erasure(id(1), NOW, Cause.OPERATOR, false, event()));
        stores.outbox().postpone(id(1), NOW);

        assertThat(due(SOON)).isEmpty();
        assertThat(claims(1, SOON, SOON)).isFalse();
    }

    private void open(int number) {
        stores.verifications().open(started(number, browser(number)), 8);
    }

    private void accept(int number) {
        open(number);
        stores.verifications().accept(id(number), completion("imp_" + number), NOBODY, event());
    }

    private boolean claims(int number, Instant now, Instant until) {
        return stores.outbox().claim(id(number), now, until);
    }

    private List<Due> due(Instant now) {
        return stores.outbox().due(now, 10);
    }

    /** The contract of an outbox without listeners. */
    abstract static class Silent extends PeopleContract {

        @Test
        final void announcesNothingWithoutListeners() {
            stores.verifications().open(started(1, browser(1)), 8);
            stores.verifications().accept(id(1), completion("imp_1"), NOBODY, event());

            var later = NOW.plus(Duration.ofDays(1));
            assertThat(stores.outbox().due(later, 10)).isEmpty();
            assertThat(stores.outbox().claim(id(1), later, later.plusSeconds(60)))
                    .isFalse();
            stores.outbox().postpone(id(1), NOW);
            assertThat(stores.outbox().due(later, 10)).isEmpty();
        }
    }
}
