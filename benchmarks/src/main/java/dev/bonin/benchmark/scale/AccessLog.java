package dev.bonin.benchmark.scale;

import java.sql.SQLException;
import java.time.Duration;

/** What a server writes down of every verification, and chains to its end once a second. */
final class AccessLog {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int MOST_PAUSES = 600;

    private AccessLog() {}

    /**
     * Waits until all is chained.
     *
     * @throws IllegalStateException if it is not after two minutes
     */
    static void awaitChained(Session session) throws InterruptedException, SQLException {
        for (int pauses = 0; session.number("SELECT count(*) FROM bonin_audit_event WHERE seq IS NULL") > 0; pauses++) {
            if (pauses == MOST_PAUSES) {
                throw new IllegalStateException("The access log is not chained to its end after two minutes");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
