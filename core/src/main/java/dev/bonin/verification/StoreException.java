package dev.bonin.verification;

/**
 * Nothing could be read or kept, so nothing is known and nothing changed. The same call can succeed later. Only with
 * {@link Kind#UNKNOWN} something may have changed.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why the store could not be used. */
    public enum Kind {
        /** It is away, or too slow: it may be back in a moment. */
        UNAVAILABLE,
        /** There is no room left. An operator has to make some. */
        FULL,
        /** It cannot be written. An operator has to see to permissions, or to which server is the primary. */
        READ_ONLY,
        /**
         * It may have kept everything or nothing: its answer was lost, and it could not be looked up. Repeating the
         * call is safe where it has a condition that a first success does away with; whatever else would happen twice
         * is looked up first.
         */
        UNKNOWN,
        /** It answers what it never should. An operator has to look. */
        BROKEN
    }

    /** Says in its own words what happened, and takes no cause: a driver's message may quote rows. */
    public StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
