package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.webhook.WebhookQueue;
import dev.bonin.webhook.WebhookQueue.Backlog;
import dev.bonin.webhook.WebhookQueue.Due;
import dev.bonin.webhook.WebhookQueue.Entry;
import dev.bonin.webhook.WebhookQueue.State;
import dev.bonin.webhook.WebhookType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link WebhookQueue}: how events are handed out, and what is logged. */
abstract class WebhookQueueContract extends WebhookContract {

    @BeforeEach
    final void addTheShop() {
        addApplication("shop");
        endpoints().set("shop", URL);
    }

    @Test
    final void listsSomeAtATimeTheLongestDueFirst() {
        List.of(1, 2, 3).forEach(this::accept);
        queue().failed(accepted(1).id(), "500", NOW, Optional.of(NOW.plusSeconds(1)));

        assertThat(queue().due("shop", SOON, 2)).containsExactly(new Due(accepted(2), 0), new Due(accepted(3), 0));
        assertThat(queue().due("shop", SOON, 10)).hasSize(3).endsWith(new Due(accepted(1), 1));
    }

    @Test
    final void leavesWhatAnotherNodeHolds() {
        accept(1);

        assertThat(claims(1, NOW, SOON)).isTrue();

        assertThat(claims(1, NOW, SOON)).isFalse();
        assertThat(claims(1, SOON.minusMillis(1), SOON)).isFalse();
        assertThat(due(SOON.minusMillis(1))).isEmpty();
        assertThat(due(SOON)).as("a node that ended").containsExactly(accepted(1));
    }

    private boolean claims(int number, Instant now, Instant until) {
        return queue().claim(accepted(number).id(), now, until);
    }

    @Test
    final void letsOneOfManyNodesHoldAnEvent() throws Exception {
        accept(1);

        assertThat(Simultaneously.run(AT_ONCE, number -> () -> claims(1, NOW, SOON)))
                .containsOnlyOnce(true);
    }

    @Test
    final void logsADelivery() {
        accept(1);
        queue().delivered(accepted(1).id(), "204", SOON);

        assertThat(only())
                .isEqualTo(new Entry(
                        accepted(1), State.DELIVERED, 1, Optional.of(SOON), Optional.of("204"), Optional.empty()));
        assertThat(due(EXPIRY)).isEmpty();
        assertThat(claims(1, EXPIRY, EXPIRY)).isFalse();
        queue().failed(accepted(1).id(), "timeout", EXPIRY, Optional.of(EXPIRY));
        assertThat(only().state()).as("not even where a slower node fails").isEqualTo(State.DELIVERED);
    }

    @Test
    final void logsFailuresUntilItIsGivenUp() {
        accept(1);
        var first = Optional.of(NOW.plusSeconds(5));
        queue().failed(accepted(1).id(), "timeout", NOW, first);

        assertThat(only())
                .isEqualTo(new Entry(accepted(1), State.WAITING, 1, Optional.of(NOW), Optional.of("timeout"), first));

        queue().failed(accepted(1).id(), "500", SOON, Optional.empty());
        assertThat(only())
                .isEqualTo(new Entry(
                        accepted(1), State.FAILED, 2, Optional.of(SOON), Optional.of("500"), Optional.empty()));
        assertThat(due(EXPIRY)).isEmpty();
    }

    @Test
    final void logsTheOldestFirstFromATimeOn() {
        accept(1);
        order(2);
        stores.verifications().expire(EXPIRY.plusMillis(1), 10);

        var expired = told(2, WebhookType.VERIFICATION_EXPIRED, EXPIRY, Optional.empty());
        assertThat(queue().log("shop", NOW, 10)).extracting(Entry::event).containsExactly(accepted(1), expired);
        assertThat(queue().log("shop", NOW, 1)).extracting(Entry::event).containsExactly(accepted(1));
        assertThat(queue().log("shop", NOW.plusMillis(1), 10))
                .extracting(Entry::event)
                .containsExactly(expired);
    }

    @Test
    final void replaysAnEventOrAllOfAVerification() {
        List.of(1, 2).forEach(this::accept);
        erase(1, NOW, false);
        queue().log("shop", NOW, 10)
                .forEach(entry -> queue().delivered(entry.event().id(), "200", NOW));

        assertThat(queue().replay("shop", accepted(1).id(), SOON)).isEqualTo(1);
        assertThat(queue().due("shop", SOON, 10)).containsExactly(new Due(accepted(1), 0));

        assertThat(queue().replay("shop", id(1).value(), SOON)).isEqualTo(2);
        assertThat(due(SOON)).hasSize(2);
        assertThat(queue().replay("shop", id(9).value(), SOON)).isZero();
    }

    @Test
    final void replaysWhatFailedSince() {
        List.of(1, 2).forEach(this::accept);
        queue().failed(accepted(1).id(), "500", NOW, Optional.empty());
        queue().delivered(accepted(2).id(), "200", NOW);

        assertThat(queue().replayFailed("shop", NOW.plusMillis(1), SOON)).isZero();
        assertThat(queue().replayFailed("shop", NOW, SOON)).isEqualTo(1);

        assertThat(queue().due("shop", SOON, 10)).containsExactly(new Due(accepted(1), 0));
    }

    @Test
    final void countsWhatWaits() {
        assertThat(queue().backlog()).isEqualTo(new Backlog(0, Optional.empty()));
        List.of(1, 2).forEach(this::accept);
        claims(1, NOW, SOON);

        assertThat(queue().backlog()).isEqualTo(new Backlog(2, Optional.of(NOW)));
        queue().delivered(accepted(1).id(), "200", NOW);
        queue().failed(accepted(2).id(), "500", NOW, Optional.empty());
        assertThat(queue().backlog()).isEqualTo(new Backlog(0, Optional.empty()));
    }

    @Test
    final void forgetsWhatIsOldAndNoLongerWaits() {
        List.of(1, 2, 3).forEach(this::accept);
        queue().delivered(accepted(1).id(), "200", NOW);
        queue().failed(accepted(2).id(), "500", NOW, Optional.empty());

        assertThat(queue().forget(NOW, 10)).isZero();
        assertThat(queue().forget(NOW.plusMillis(1), 1)).isEqualTo(1);
        assertThat(queue().forget(NOW.plusMillis(1), 10)).isEqualTo(1);

        assertThat(only().event()).isEqualTo(accepted(3));
    }

    @Test
    final void ignoresUnknownEvents() {
        assertThat(claims(9, NOW, SOON)).isFalse();
        queue().delivered(accepted(9).id(), "200", NOW);
        queue().failed(accepted(9).id(), "500", NOW, Optional.of(NOW));

        assertThat(queue().log("shop", Instant.EPOCH, 10)).isEmpty();
    }
}
