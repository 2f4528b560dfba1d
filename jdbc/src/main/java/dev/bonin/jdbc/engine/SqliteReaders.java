package dev.bonin.jdbc.engine;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads from one SQLite file on a few platform threads with a connection each, without blocking the writer. */
final class SqliteReaders implements AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.bonin.jdbc");
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 10_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final SqliteFile file;
    private final JobTimeouts timeouts;
    private final ThreadPoolExecutor threads;

    SqliteReaders(SqliteFile file, JobTimeouts timeouts) {
        this.file = file;
        this.timeouts = timeouts;
        this.threads = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), ReaderThread::new);
    }

    <T> T read(Work<T> work) {
        var job = Job.reading(work);
        try {
            threads.execute(() -> run(job));
        } catch (RejectedExecutionException full) {
            throw new StoreException(Kind.UNAVAILABLE, "too many queued reads, or the database is closed");
        }
        return timeouts.await(job, LONGEST_WAIT, Duration.ZERO);
    }

    private void run(Job<?> job) {
        if (!job.claim()) {
            return;
        }
        var reader = (ReaderThread) Thread.currentThread();
        try {
            job.run(reader.connected(file), reader::interruptReading);
            job.succeed();
        } catch (SQLException failure) {
            reader.disconnect();
            job.fail(Failures.of(failure));
        } catch (RuntimeException | Error failure) { // otherwise the caller waits for nothing
            reader.disconnect();
            job.fail(failure);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread that closes its connection when it ends. */
    private static final class ReaderThread extends Thread {
        private @Nullable Connection connection;
        /** The driver's cancel() aborts the connection's current statement from any thread. */
        private volatile @Nullable Statement canceller;

        ReaderThread(Runnable work) {
            super(work, "bonin-sqlite-reader");
            setDaemon(true);
        }

        Connection connected(SqliteFile file) throws SQLException {
            if (connection == null) {
                connection = file.reading();
                canceller = connection.createStatement();
            }
            return connection;
        }

        /** Needed because the driver's statement timeout applies to locks only. */
        void interruptReading() {
            var open = canceller;
            try {
                if (open != null) {
                    open.cancel();
                }
            } catch (SQLException closed) {
                LOG.log(Level.DEBUG, "Aborting a query failed with code {0}", closed.getErrorCode());
            }
        }

        void disconnect() {
            var old = connection;
            connection = null;
            canceller = null;
            SqliteFile.closeQuietly(old);
        }

        @Override
        public void run() {
            try {
                super.run();
            } finally {
                disconnect();
            }
        }
    }
}
