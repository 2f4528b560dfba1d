package dev.bonin.boot.management;

import dev.bonin.source.Evidence;
import dev.bonin.source.Report;
import dev.bonin.source.SourceException;
import dev.bonin.source.VerificationSource;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Times the calls of a source by API and result, and reports them to the {@link PortOneWatch}. */
final class WatchedSource implements VerificationSource {
    private final VerificationSource source;
    private final PortOneWatch watch;
    private final MeterRegistry meters;
    private final MeterProvider<Timer> calls;

    WatchedSource(VerificationSource source, PortOneWatch watch, MeterRegistry meters) {
        this.source = source;
        this.watch = watch;
        this.meters = meters;
        this.calls = Timer.builder("bonin.portone.calls")
                .description("Calls to PortOne for a report, retries included")
                .withRegistry(meters);
    }

    @Override
    public Optional<Report> report(Evidence evidence) {
        var time = Timer.start(meters);
        try {
            var report = source.report(evidence);
            watch.answered(evidence.api());
            stop(time, evidence, report.isPresent() ? "found" : "not_found");
            return report;
        } catch (SourceException failure) {
            watch.failed(evidence.api(), failure);
            stop(time, evidence, failure.kind().name().toLowerCase(Locale.ROOT));
            throw failure;
        }
    }

    @Override
    public Optional<Instant> time() {
        return source.time();
    }

    @Override
    public Optional<Instant> expectedTime() {
        return source.expectedTime();
    }

    private void stop(Timer.Sample time, Evidence evidence, String outcome) {
        time.stop(calls.withTags("outcome", outcome, "api", evidence.api().code()));
    }
}
