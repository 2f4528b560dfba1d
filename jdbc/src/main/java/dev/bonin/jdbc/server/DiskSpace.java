package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.Failures;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that a write failed because the disk was full. A server with a full disk accepts connections and reads, so
 * only a write can detect it; a probe that writes would use up the remaining space.
 */
final class DiskSpace {
    /** How long writes are considered impossible; afterwards a real write may succeed again. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Full> last = new AtomicReference<>();

    private record Full(long since, SQLException failure) {}

    DiskSpace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void failed(SQLException failure) {
        if (Failures.isFull(failure)) {
            last.set(new Full(nanos.getAsLong(), failure));
        }
    }

    void written() {
        last.set(null);
    }

    /**
     * Checks the result of the last write.
     *
     * @throws SQLException if a write failed within the last ten seconds because the disk was full, and none has
     *     succeeded since
     */
    void require() throws SQLException {
        var full = last.get();
        if (full != null && nanos.getAsLong() - full.since() < REMEMBERED.toNanos()) {
            var failure = full.failure();
            throw new SQLException("disk full during the last write", failure.getSQLState(), failure.getErrorCode());
        }
    }
}
