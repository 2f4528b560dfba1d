package dev.bonin.server.management;

import dev.bonin.account.ApartWatch;
import dev.bonin.audit.AuditLog;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.clock.ClockAgreement.State;
import dev.bonin.engine.Bonin;
import dev.bonin.erasure.Retention;
import dev.bonin.erasure.SourceErasures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Whether the access log and erasing keep up, and people can be told from each other. Each but the last is looked up
 * when it is asked for, and is no number while the database is away.
 */
final class PrivacyMeters implements MeterBinder {
    private final AuditLog log;
    private final Retention retention;
    private final SourceErasures atSource;
    private final ClockAgreement clocks;
    private final ApartWatch apart;

    PrivacyMeters(Bonin bonin, AuditLog log) {
        this.log = log;
        this.retention = bonin.retention();
        this.atSource = bonin.sourceErasures();
        this.clocks = bonin.clocks();
        this.apart = bonin.apartWatch();
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
        Gauge.builder("bonin.people.apart", apart, PrivacyMeters::count)
                .description("Accounts, bans and waits of people who cannot be told from others: newcomers are refused")
                .register(meters);
    }

    /** It is looked for every ten minutes, and is no number before that was done once. */
    private static double count(ApartWatch apart) {
        var found = apart.count();
        return found.isPresent() ? found.getAsLong() : Double.NaN;
    }
}
