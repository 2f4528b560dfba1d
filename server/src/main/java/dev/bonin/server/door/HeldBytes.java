package dev.bonin.server.door;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much of all bodies on their way in is held, together. What everybody's body is no larger than is always held;
 * above that only as long as there is room, so that many who send large bodies slowly cost no more memory than few.
 */
final class HeldBytes {
    /** Larger than what pages and applications send. */
    static final int SMALL = 1024;

    private final long most;
    private final AtomicLong held = new AtomicLong();

    HeldBytes(long most) {
        this.most = most;
    }

    /**
     * Whether a body that holds {@code before} bytes may hold {@code now}. It has to give back what it was last let
     * hold.
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
