package dev.bonin.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.clock.ClockAgreement;
import dev.bonin.store.VerificationStore;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanupTest {
    private final List<String> calls = new ArrayList<>();

    /** A piece that is full, of either kind, may not have been all. */
    @ParameterizedTest
    @CsvSource({"0, 0, 1", "499, 499, 1", "500, 0, 2", "0, 500, 2", "1500, 0, 4", "700, 1200, 3"})
    void goesOnUntilAPieceWasNotFull(int expired, int forgotten, int pieces) {
        run(expired, forgotten);
        assertThat(calls).filteredOn("expire"::equals).hasSize(pieces);
        assertThat(calls).filteredOn("forget"::equals).hasSize(pieces);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forgetRefused", "destroyHandovers"})
    void goesOnWhileThereAreMore(String piece) {
        var left = new int[] {1200};
        var store = (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (proxy, method, given) -> {
                    calls.add(method.getName());
                    var done = method.getName().equals(piece) ? Math.min(left[0], (int) given[1]) : 0;
                    left[0] -= done;
                    return done;
                });

        new Cleanup(store, ClockAgreement.trusting(Clock.fixed(CeremonyBench.NOW, ZoneOffset.UTC))).run();

        assertThat(calls).filteredOn(piece::equals).hasSize(3);
    }

    @Test
    void leavesWhatIsTooMuchToTheNextRun() {
        run(Integer.MAX_VALUE, 0);
        assertThat(calls).filteredOn("expire"::equals).hasSize(200);
    }

    private void run(int expired, int forgotten) {
        new Cleanup(with(expired, forgotten), ClockAgreement.trusting(Clock.fixed(CeremonyBench.NOW, ZoneOffset.UTC)))
                .run();
    }

    /** A store by the numbers of its rows alone: there are more than a test would make. */
    private VerificationStore with(int expired, int forgotten) {
        var left = new int[] {expired, forgotten};
        return (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (proxy, method, given) -> {
                    calls.add(method.getName());
                    if (!List.of("expire", "forget").contains(method.getName())) {
                        return 0;
                    }
                    var which = method.getName().equals("expire") ? 0 : 1;
                    var done = Math.min(left[which], (int) given[1]);
                    left[which] -= done;
                    return done;
                });
    }
}
