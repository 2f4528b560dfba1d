package dev.bonin.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.AuditAction;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People are forgotten when their time is over, without anybody's doing. */
class RetentionTest {
    private final ErasureBench bench = new ErasureBench();
    private final Retention retention = new Retention(bench.eraser, bench.erasures, bench.clock);

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
