package dev.bonin.verification;

/**
 * Thrown if reading or writing failed. Nothing changed, except that with {@link Kind#UNKNOWN} something may have. The
 * same call can succeed later.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** The reason why the store failed. */
    public enum Kind {
        /** The store is unreachable or too slow; it may recover soon. */
        UNAVAILABLE,
        /** The storage is full. An operator has to free space. */
        FULL,
        /** The store is read-only. An operator has to check permissions, or which server is the primary. */
        READ_ONLY,
        /**
         * The call may have stored everything or nothing: its response was lost, and the result could not be looked up.
         * Repeating the call is safe if its condition no longer holds after a first success; otherwise the caller must
         * look up the result first.
         */
        UNKNOWN,
        /** The store contains or returned something invalid. An operator has to investigate. */
        BROKEN
    }

    /** Creates an exception with its own message and without a cause: a driver's message may quote rows. */
    public StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
