package dev.bonin.benchmark.scale;

import java.sql.SQLException;
import java.time.Duration;

/** The access log, which a server writes for every verification and chains once a second. */
final class AccessLog {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MOST_PAUSES = 600;

    private AccessLog() {}

    /**
     * Waits until all entries are chained.
     *
     * @throws IllegalStateException if they are not after two minutes
     */
    static void awaitChained(Session session) throws InterruptedException, SQLException {
        for (int pauses = 0; session.number("SELECT count(*) FROM bonin_audit_event WHERE seq IS NULL") > 0; pauses++) {
            if (pauses == MOST_PAUSES) {
                throw new IllegalStateException("The access log is not completely chained after two minutes");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
