package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOBODY;
import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.erasure.ErasureStore;
import dev.bonin.erasure.ErasureStore.SourceRecord;
import dev.bonin.erasure.LedgerEntry;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.source.ImpUid;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ErasureStore} must remember of those whom it has forgotten. */
abstract class ErasureLedgerContract extends PeopleContract {
    @Test
    final void remembersWhatTheSourceIsToBeTold() {
        kept(1, "ci A", "di 1");
        kept(2, "ci B", "di 2");
        assertThat(erase(1, NOW, true).orElseThrow().source()).isEqualTo(SourceState.PENDING);
        erase(2, NOW.plusSeconds(1), true);

        assertThat(stores.erasures().dueAtSource(NOW, 10)).containsExactly(pending(1, 0, NOW));
        assertThat(stores.erasures().dueAtSource(NOW.plusSeconds(1), 1)).containsExactly(pending(1, 0, NOW));

        stores.erasures().postpone(id(1), NOW.plusSeconds(30));
        assertThat(stores.erasures().dueAtSource(NOW.plusSeconds(29), 10))
                .containsExactly(pending(2, 0, NOW.plusSeconds(1)));
        assertThat(stores.erasures().dueAtSource(NOW.plusSeconds(30), 10))
                .containsExactly(pending(2, 0, NOW.plusSeconds(1)), pending(1, 1, NOW));
    }

    @Test
    final void settlesOnceWhatCameOfTheSourcesRecord() throws Exception {
        kept(1, "ci A", "di 1");
        erase(1, NOW, true);
        var before = stores.log().unchainedCount();

        Simultaneously.run(16, number -> () -> {
            stores.erasures().settle(id(1), SourceState.ERASED, event());
            return number;
        });

        assertThat(stores.erasures().dueAtSource(NOW.plusSeconds(99), 10)).isEmpty();
        assertThat(stores.erasures().find(id(1)).map(LedgerEntry::source)).contains(SourceState.ERASED);
        assertThat(stores.log().unchainedCount()).isEqualTo(before + 1);
    }

    @Test
    final void tellsTheLedgerInTheOrderOfTime() {
        List.of(1, 2, 3).forEach(number -> keep(number, NOBODY));
        erase(3, NOW, false);
        erase(1, NOW.plusSeconds(1), false);
        erase(2, NOW.plusSeconds(2), false);

        assertThat(stores.erasures().ledger(NOW, 10))
                .extracting(LedgerEntry::id)
                .containsExactly(id(3), id(1), id(2));
        assertThat(stores.erasures().ledger(NOW.plusSeconds(1), 1))
                .extracting(LedgerEntry::id)
                .containsExactly(id(1));
    }

    @Test
    final void forgetsWhatWasErasedLongAgoUnlessTheSourceIsStillToBeTold() {
        List.of(1, 2, 3, 4).forEach(number -> keep(number, NOBODY));
        erase(1, NOW, true);
        erase(2, NOW, false);
        erase(3, NOW.plusSeconds(1), false);

        assertThat(stores.erasures().forget(NOW.plusSeconds(2), 1)).isOne();
        assertThat(stores.erasures().forget(NOW.plusSeconds(1), 10)).isZero();
        assertThat(stateOf(1)).contains(VerificationState.ERASED);
        assertThat(stateOf(2)).isEmpty();
        assertThat(stores.erasures().find(id(2))).isEmpty();

        stores.erasures().settle(id(1), SourceState.NOT_THERE, event());
        assertThat(stores.erasures().forget(NOW.plusSeconds(2), 10)).isEqualTo(2);
        assertThat(stores.erasures().ledger(NOW, 10)).isEmpty();
        assertThat(stateOf(4)).contains(VerificationState.ACCEPTED);
    }

    private static SourceRecord pending(int number, int failures, Instant since) {
        return new SourceRecord(id(number), new ImpUid("imp_" + number), "", "default", failures, since);
    }
}
