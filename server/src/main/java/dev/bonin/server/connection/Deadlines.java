package dev.bonin.server.connection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose request arrives too slowly, or whose answer is not read. Jetty's idle timeout starts again
 * with every byte, so a client could hold a connection forever.
 */
final class Deadlines extends AbstractLifeCycle implements Connection.Listener {
    private static final long LOOK_MILLIS = 1_000;

    /** More than PortOne and the database need together; a client that has not read the answer by then has gone. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

    private static final int MOST_PIPELINED = 16;

    private final long headNanos;
    private final long answerNanos;
    private final Scheduler scheduler;
    private final FileDescriptorCheck files = new FileDescriptorCheck();
    private final Map<Connection, Turn> turns = new ConcurrentHashMap<>();

    /** @param requestWithin how long the head of a request may take to arrive, and its body after that */
    Deadlines(Duration requestWithin, Scheduler scheduler) {
        this.headNanos = requestWithin.toNanos();
        this.answerNanos = requestWithin.plus(ANSWERED_WITHIN).toNanos();
        this.scheduler = scheduler;
    }

    @Override
    protected void doStart() {
        scheduleNext();
    }

    private void scheduleNext() {
        scheduler.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        if (!isRunning() && !isStarting()) {
            return;
        }
        long now = System.nanoTime();
        try {
            turns.forEach((connection, turn) -> closeLate(connection, turn, now));
            files.look(now);
        } finally {
            scheduleNext();
        }
    }

    private void closeLate(Connection connection, Turn turn, long now) {
        if (turn.isLate(connection.getBytesIn(), now, headNanos, answerNanos)) {
            connection.getEndPoint().close();
        }
    }

    /** Ignores the TLS connection below a connection: requests do not arrive on it. */
    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof ConnectionMetaData) {
            turns.put(connection, new Turn());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        turns.remove(connection);
    }

    /**
     * Notes that the head of a request has arrived.
     *
     * @return whether the connection should end with this answer, because too many requests are pipelined (RFC 9112,
     *     section 9.3.2). Browsers and proxies do not pipeline so many, and a client that does not read answers makes
     *     each of them wait
     */
    boolean arrived(Connection connection) {
        var turn = turns.get(connection);
        return turn != null && turn.answering(System.nanoTime(), connection.getBytesIn()) > MOST_PIPELINED;
    }

    /** Notes that the answer is complete. */
    void answered(Connection connection) {
        var turn = turns.get(connection);
        if (turn != null) {
            turn.waiting(connection.getBytesIn());
        }
    }

    /** Which side a connection waits for: us to answer, or the client to send the next request. */
    private static final class Turn {
        private boolean isOurs;
        private boolean hasBegun;
        private long since;
        private long bytesBefore;
        private long bytesAtRequest = -1;
        private int pipelined;

        /** Returns how many requests, up to this one, arrived together with the one before. */
        synchronized int answering(long now, long bytes) {
            isOurs = true;
            since = now;
            pipelined = bytes == bytesAtRequest ? pipelined + 1 : 0;
            bytesAtRequest = bytes;
            return pipelined;
        }

        synchronized void waiting(long bytes) {
            isOurs = false;
            hasBegun = false;
            bytesBefore = bytes;
        }

        /**
         * Returns whether the deadline has passed. Without bytes since the last answer a client is idle, which Jetty
         * handles.
         */
        synchronized boolean isLate(long bytes, long now, long headNanos, long answerNanos) {
            if (isOurs) {
                return now - since > answerNanos;
            }
            if (bytes == bytesBefore) {
                return false;
            }
            if (!hasBegun) {
                hasBegun = true;
                since = now;
            }
            return now - since > headNanos;
        }
    }
}
