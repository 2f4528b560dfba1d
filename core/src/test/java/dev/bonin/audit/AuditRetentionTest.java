package dev.bonin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.clock.ClockAgreement;
import dev.bonin.sandbox.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The log is kept as long as it has to be, and no longer. */
class AuditRetentionTest {
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    private final AuditEvents events = new AuditEvents(clock, new Random(1));
    private final ScriptedLog log = new ScriptedLog();
    private final AuditRetention retention =
            new AuditRetention(log, events, Duration.ofDays(730), ClockAgreement.trusting(clock));

    @Test
    void dropsWhatIsOlderThanTwoYearsAndSaysSo() {
        for (int day = 0; day < 1_203; day++) {
            append();
            clock.advance(Duration.ofMinutes(1));
        }
        clock.advance(Duration.ofDays(730).minusMinutes(3));

        assertThat(retention.run()).isEqualTo(1_200);

        assertThat(log.rows)
                .as("three, and one for each piece that was dropped")
                .hasSize(6);
        var last = log.rows.get(5).event();
        assertThat(last.action()).isEqualTo(AuditAction.AUDIT_DROPPED);
        assertThat(last.detail()).isEqualTo("up_to=1200");
        assertThat(new AuditCheck(log).run(Optional.empty())).isEqualTo(new AuditFinding.Intact(6, log.head, 0, false));
    }

    @Test
    void saysNothingWhereNothingIsOldEnough() {
        append();
        clock.advance(Duration.ofDays(730));

        assertThat(retention.run()).isZero();
        assertThat(log.rows).hasSize(1);
    }

    @Test
    void keepsAYearAtTheLeast() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AuditRetention(
                        log, events, Duration.ofDays(365).minusMillis(1), ClockAgreement.trusting(clock)));
    }

    private void append() {
        log.append(events.of(AuditAction.KEY_ADDED, Access.system("test"), ""));
    }
}
