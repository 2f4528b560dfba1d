package dev.bonin.testkit;

import static dev.bonin.testkit.StoredRequests.NOBODY;
import static dev.bonin.testkit.StoredRequests.NOW;
import static dev.bonin.testkit.StoredRequests.browser;
import static dev.bonin.testkit.StoredRequests.completion;
import static dev.bonin.testkit.StoredRequests.event;
import static dev.bonin.testkit.StoredRequests.id;
import static dev.bonin.testkit.StoredRequests.started;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The contract of an outbox without listeners. */
abstract class SilentOutboxContract extends PeopleContract {

    @Test
    final void announcesNothingWithoutListeners() {
        stores.verifications().open(started(1, browser(1)), 8);
        stores.verifications().accept(id(1), completion("imp_1"), NOBODY, event());

        var later = NOW.plus(Duration.ofDays(1));
        assertThat(stores.outbox().due(later, 10)).isEmpty();
        assertThat(stores.outbox().claim(id(1), later, later.plusSeconds(60))).isFalse();
        stores.outbox().postpone(id(1), NOW);
        assertThat(stores.outbox().due(later, 10)).isEmpty();
    }
}
