package dev.bonin.server.connection;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the memory of all bodies that are being received. A small body always fits; a larger one only while there is
 * room, so that many slow senders of large bodies need no more memory than few.
 */
final class BufferedBytes {
    /** Larger than the usual bodies of pages and applications. */
    static final int SMALL = 1024;

    private final long most;
    private final AtomicLong held = new AtomicLong();

    BufferedBytes(long most) {
        this.most = most;
    }

    /**
     * Tries to change the memory of one body from {@code before} to {@code now} bytes. The caller gives back the last
     * number for which this returned true.
     */
    boolean take(int before, int now) {
        if (held.addAndGet(now - before) <= most || now <= SMALL) {
            return true;
        }
        held.addAndGet(before - now);
        return false;
    }

    void giveBack(int bytes) {
        held.addAndGet(-bytes);
    }
}
