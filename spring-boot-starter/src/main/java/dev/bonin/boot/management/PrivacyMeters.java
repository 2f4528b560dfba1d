package dev.bonin.boot.management;

import dev.bonin.account.ApartWatch;
import dev.bonin.audit.AuditLog;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.clock.ClockAgreement.State;
import dev.bonin.engine.Bonin;
import dev.bonin.erasure.Retention;
import dev.bonin.erasure.SourceErasures;
import dev.bonin.rotation.Rotation;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Measures the access log, erasure, and people who cannot be compared. All gauges but the last query the database when
 * they are read; they are NaN while it is unavailable.
 */
final class PrivacyMeters implements MeterBinder {
    private final AuditLog log;
    private final Retention retention;
    private final SourceErasures atSource;
    private final ClockAgreement clocks;
    private final ApartWatch apart;
    private final Rotation rotation;

    PrivacyMeters(Bonin bonin, AuditLog log) {
        this.log = log;
        this.retention = bonin.retention();
        this.atSource = bonin.sourceErasures();
        this.clocks = bonin.clocks();
        this.apart = bonin.apartWatch();
        this.rotation = bonin.rotation();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("bonin.audit.unchained", log, AuditLog::unchainedCount)
                .description("Entries of the access log that are not in the hash chain yet")
                .register(meters);
        Gauge.builder("bonin.erasure.overdue", retention, due -> due.overdue().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How long ago the most overdue person should have been erased")
                .register(meters);
        Gauge.builder("bonin.clocks.agree", clocks, agreement -> agreement.state() == State.AGREED ? 1 : 0)
                .description("1 if erasure may run; 0 while clocks differ by more than five minutes")
                .register(meters);
        Gauge.builder("bonin.erasure.source.pending", atSource, SourceErasures::pending)
                .description("Erasures that PortOne has not confirmed yet")
                .register(meters);
        Gauge.builder("bonin.keys.rotation.remaining", rotation, Rotation::remaining)
                .description(
                        "Rows that are not sealed with the primary keys yet; above zero for long, some do not open")
                .register(meters);
        Gauge.builder("bonin.people.apart", apart, PrivacyMeters::count)
                .description(
                        "Accounts, bans and waits of people who cannot be compared with others, so that new people are refused")
                .register(meters);
    }

    /** Returns the latest count, which is updated every ten minutes; NaN before the first time. */
    private static double count(ApartWatch apart) {
        var found = apart.count();
        return found.isPresent() ? found.getAsLong() : Double.NaN;
    }
}
