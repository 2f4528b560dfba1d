package dev.bonin.server.management;

import dev.bonin.source.Evidence;
import dev.bonin.source.Report;
import dev.bonin.source.SourceException;
import dev.bonin.source.SourceException.Kind;
import dev.bonin.source.VerificationSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Limits simultaneous calls to PortOne before Java 21, where each blocks one of the server's 200 threads: if PortOne
 * stalls, other requests still find threads. A refused caller gets {@code Retry-After} and can finish later.
 */
final class BulkheadSource implements VerificationSource {
    /** Of Jetty's 200 threads. */
    static final int PLACES = 128;

    private static final Duration COME_AGAIN_AFTER = Duration.ofSeconds(2);

    private final VerificationSource source;
    private final Semaphore places = new Semaphore(PLACES);

    BulkheadSource(VerificationSource source) {
        this.source = source;
    }

    @Override
    public Optional<Report> report(Evidence evidence) {
        if (!places.tryAcquire()) {
            throw new SourceException(Kind.UNAVAILABLE, COME_AGAIN_AFTER, null);
        }
        try {
            return source.report(evidence);
        } finally {
            places.release();
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
}
