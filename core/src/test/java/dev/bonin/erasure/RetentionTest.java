package dev.bonin.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.audit.AuditAction;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationState;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People are forgotten when their time is over, without anybody's doing. */
class RetentionTest {
    private final ErasureBench bench = new ErasureBench();
    private final Retention retention =
            new Retention(bench.eraser, bench.erasures, bench.clock, ClockAgreement.trusting(bench.clock));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void forgetsAPersonWhenTheirTimeIsOverAndNotBefore() {
        var verified = bench.verified();
        bench.clock.advance(ErasureBench.KEPT_FOR.minusMillis(1));
        retention.run();
        assertThat(bench.store.person(verified.id())).isPresent();
        assertThat(retention.overdue()).isZero();

        bench.clock.advance(Duration.ofMillis(2));
        assertThat(retention.overdue()).isEqualTo(Duration.ofMillis(1));
        retention.run();

        assertThat(bench.store.person(verified.id())).isEmpty();
        assertThat(bench.store.find(verified.id()).orElseThrow().state()).isEqualTo(VerificationState.ERASED);
        var entry = bench.erasures.find(verified.id()).orElseThrow();
        assertThat(entry.cause()).isEqualTo(Cause.RETENTION);
        assertThat(entry.source()).isEqualTo(SourceState.NOT_ASKED);
        assertThat(retention.overdue()).isZero();
        assertThat(bench.logged(AuditAction.VERIFICATION_ERASED))
                .singleElement()
                .satisfies(event -> assertThat(event.access().actor()).isEqualTo("system"));
    }

    @Test
    void forgetsAllThatAreDueHoweverManyThereAre() {
        for (int person = 0; person < 150; person++) {
            bench.verified();
        }
        bench.clock.advance(ErasureBench.KEPT_FOR.plusMillis(1));

        retention.run();

        assertThat(bench.erasures.due(bench.clock.instant(), 1_000)).isEmpty();
        assertThat(bench.logged(AuditAction.VERIFICATION_ERASED)).hasSize(150);
    }

    @Test
    void forgetsTheOthersWhereSomeCannotBeForgottenAndSaysSoAtTheEnd() {
        var stuck = new HashSet<VerificationId>();
        for (int person = 0; person < 230; person++) {
            var verified = bench.verified();
            if (person < 120) {
                stuck.add(verified.id());
            }
        }
        bench.clock.advance(ErasureBench.KEPT_FOR.plusMillis(1));
        var erasures = refusing(stuck);
        var eraser = new Eraser(bench.store, erasures, bench.events, bench.clock);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(
                        () -> new Retention(eraser, erasures, bench.clock, ClockAgreement.trusting(bench.clock)).run())
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(119));

        assertThat(bench.erasures.due(bench.clock.instant(), 1_000)).containsExactlyInAnyOrderElementsOf(stuck);
    }

    /** The bench's store, which cannot erase some: their rows were changed by hand, say. */
    private ErasureStore refusing(Set<VerificationId> stuck) {
        return (ErasureStore) Proxy.newProxyInstance(
                ErasureStore.class.getClassLoader(),
                new Class<?>[] {ErasureStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("erase") && stuck.contains(((Erasure) arguments[0]).id())) {
                        throw new StoreException(StoreException.Kind.BROKEN, "a row cannot be read");
                    }
                    return method.invoke(bench.erasures, arguments);
                });
    }

    @Test
    void forgetsThatSomebodyWasForgottenAfterThreeYears() {
        var verified = bench.verified();
        bench.clock.advance(ErasureBench.KEPT_FOR.plusMillis(1));
        retention.run();

        bench.clock.advance(Duration.ofDays(3 * 365));
        retention.run();
        assertThat(bench.erasures.find(verified.id())).isPresent();

        bench.clock.advance(Duration.ofDays(1).plusMillis(1));
        retention.run();
        assertThat(bench.erasures.find(verified.id())).isEmpty();
    }
}
