package dev.bonin.jdbc.engine;

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
    private static final String FULL = "53100";

    /** How long writes are considered impossible; afterwards a real write may succeed again. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final LongSupplier nanos;
    private final AtomicReference<@Nullable Long> fullSince = new AtomicReference<>();

    DiskSpace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    void failed(SQLException failure) {
        if (FULL.equals(failure.getSQLState())) {
            fullSince.set(nanos.getAsLong());
        }
    }

    void written() {
        fullSince.set(null);
    }

    /**
     * Checks the result of the last write.
     *
     * @throws SQLException if a write failed within the last ten seconds because the disk was full, and none has
     *     succeeded since
     */
    void require() throws SQLException {
        var since = fullSince.get();
        if (since != null && nanos.getAsLong() - since < REMEMBERED.toNanos()) {
            throw new SQLException("disk full during the last write", FULL);
        }
    }
}
