package dev.bonin.server.management;

import dev.bonin.audit.AuditLog;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.clock.ClockAgreement.State;
import dev.bonin.erasure.Retention;
import dev.bonin.erasure.SourceErasures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Whether the access log and erasing keep up. Each is looked up when it is asked for, and is no number while the database is away. */
final class PrivacyMeters implements MeterBinder {
    private final AuditLog log;
    private final Retention retention;
    private final SourceErasures atSource;
    private final ClockAgreement clocks;

    PrivacyMeters(AuditLog log, Retention retention, SourceErasures atSource, ClockAgreement clocks) {
        this.log = log;
        this.retention = retention;
        this.atSource = atSource;
        this.clocks = clocks;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("bonin.audit.unchained", log, AuditLog::unchainedCount)
                .description("Entries of the access log that have no place in the chain yet")
                .register(meters);
        Gauge.builder("bonin.erasure.overdue", retention, due -> due.overdue().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How long the most overdue person should have been erased")
                .register(meters);
        Gauge.builder("bonin.clocks.agree", clocks, agreement -> agreement.state() == State.AGREED ? 1 : 0)
                .description("Whether what is old may be erased: 0 while clocks differ by more than five minutes")
                .register(meters);
        Gauge.builder("bonin.erasure.source.pending", atSource, SourceErasures::pending)
                .description("Records that PortOne has not been told to erase yet")
                .register(meters);
    }
}
