package dev.bonin.jdbc.engine;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers that a write found no room. A server with a full disk takes connections and answers readings, so that only
 * a write can tell; asking by writing would take room where there is little.
 */
final class DiskSpace {
    private static final String FULL = "53100";

    /** Afterwards writes are let come again, and tell whether there is room by now. */
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

    /** @throws SQLException if a write found no room within the last ten seconds, and none has found any since */
    void require() throws SQLException {
        var since = fullSince.get();
        if (since != null && nanos.getAsLong() - since < REMEMBERED.toNanos()) {
            throw new SQLException("no room for the last write", FULL);
        }
    }
}
