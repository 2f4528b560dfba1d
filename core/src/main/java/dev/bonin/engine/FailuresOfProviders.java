package dev.bonin.engine;

import dev.bonin.source.Evidence;
import dev.bonin.source.Report;
import dev.bonin.source.VerificationSource;
import java.time.Instant;
import java.util.Optional;

/** Logs why a provider did not verify a person: an operator may need its code, which no answer has. */
final class FailuresOfProviders implements VerificationSource {
    private final VerificationSource source;
    private final Notices notices;

    FailuresOfProviders(VerificationSource source, Notices notices) {
        this.source = source;
        this.notices = notices;
    }

    @Override
    public Optional<Report> report(Evidence evidence) {
        var report = source.report(evidence);
        report.ifPresent(one -> one.failure().ifPresent(code -> notices.notVerified(one.provider(), code)));
        return report;
    }

    @Override
    public Optional<Instant> time() {
        return source.time();
    }

    @Override
    public Optional<Instant> expectedTime() {
        return source.expectedTime();
    }
}
