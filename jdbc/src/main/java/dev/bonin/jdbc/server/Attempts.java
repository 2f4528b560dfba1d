package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.Job;
import dev.bonin.jdbc.engine.ServerFailures;
import dev.bonin.jdbc.server.ServerWork.ConflictException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Runs jobs on connections to a server, and repeats those of which nothing was done. */
final class Attempts {
    private static final int MOST_ATTEMPTS = 60;

    /** The first attempts follow at once; most conflicts are over by then. */
    private static final int FIRST_ATTEMPTS = 3;

    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Together with one more wait for a lock less than the caller's timeout. */
    private static final long LONGEST_CONFLICT_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Connections connections;
    private final ServerFailures failures;
    private final DiskSpace space = new DiskSpace(System::nanoTime);

    Attempts(Connections connections, ServerFailures failures) {
        this.connections = connections;
        this.failures = failures;
    }

    /** Checks that the last write did not fail for lack of disk space on the server. */
    void requireSpace() throws SQLException {
        space.require();
    }

    /** Notes that something was written. */
    void written() {
        space.written();
    }

    /**
     * Runs a job, again and again for a while if concurrent transactions are in its way, or a pool that checks nothing
     * hands out one connection after the other that the server has ended while it was idle.
     */
    void run(Job<?> job) throws SQLException {
        long start = System.nanoTime();
        for (int attempt = 1; ; attempt++) {
            try (var lease = connections.get()) {
                on(lease.connection(), job);
                return;
            } catch (ConflictException | NeverBegunException another) {
                if (attempt == MOST_ATTEMPTS || System.nanoTime() - start > LONGEST_CONFLICT_NANOS) {
                    throw another;
                }
                pause(attempt);
            }
        }
    }

    /** Lets transactions that keep ending each other meet at different times. The connection is back in its pool. */
    private static void pause(int attempt) {
        if (attempt >= FIRST_ATTEMPTS) {
            long longest = Math.min(LONGEST_PAUSE_NANOS, TimeUnit.MILLISECONDS.toNanos(1L << Math.min(attempt, 10)));
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(longest));
        }
    }

    /** Runs a job. A read-only session stays read-only until it ends, so its connection is not reused. */
    private void on(Connection connection, Job<?> job) throws SQLException {
        try {
            job.run(connection);
            if (job.isWriting()) {
                space.written();
            }
        } catch (SQLException failure) {
            space.failed(failure);
            if (failures.isReadOnly(failure)) {
                connections.drop(connection);
            }
            throw failure;
        }
    }
}
