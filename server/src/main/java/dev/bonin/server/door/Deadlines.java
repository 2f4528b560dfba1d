package dev.bonin.server.door;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose request does not arrive, or whose answer is not taken. Jetty's own idle timeout begins anew
 * with every byte, so that a byte now and then would hold a connection for ever.
 */
final class Deadlines extends AbstractLifeCycle implements Connection.Listener {
    private static final long LOOK_MILLIS = 1_000;

    /** More than PortOne and the database together take; whoever has not taken the answer by then does not want it. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);

    private static final int MOST_PIPELINED = 16;

    private final long headNanos;
    private final long answerNanos;
    private final Scheduler scheduler;
    private final OpenFiles files = new OpenFiles();
    private final Map<Connection, Turn> turns = new ConcurrentHashMap<>();

    /** @param requestWithin how long a request may take to arrive */
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

    /** TLS below a connection is none that requests come on. */
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
     * @return whether the connection should end with this answer: too many requests came before the answers to those
     *     ahead of them (RFC 9112, section 9.3.2). No browser and no proxy sends so many, and whoever does not read the
     *     answers has each of them wait
     */
    boolean arrived(Connection connection) {
        var turn = turns.get(connection);
        return turn != null && turn.answering(System.nanoTime(), connection.getBytesIn()) > MOST_PIPELINED;
    }

    /** Its answer is on its way, whole. */
    void answered(Connection connection) {
        var turn = turns.get(connection);
        if (turn != null) {
            turn.waiting(connection.getBytesIn());
        }
    }

    /** Whose turn it is on a connection: ours to answer, or the caller's to send the next request. */
    private static final class Turn {
        private boolean isOurs;
        private boolean hasBegun;
        private long since;
        private long bytesBefore;
        private long bytesAtRequest = -1;
        private int pipelined;

        /** Returns how many requests, up to this one, came together with the one before them. */
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
         * A caller of whom nothing has come since the last answer is idle, not late: Jetty's idle timeout counts that.
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
