package dev.bonin.audit;

/** Thrown if an entry of the chain cannot be parsed, which means that it was changed outside Bonin. */
public final class UnreadableEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long sequence;
    private final String id;

    /** Takes no cause: it would quote the changed content. */
    public UnreadableEntryException(long sequence, String id) {
        super("entry " + sequence + " of the access log is malformed: it was changed by hand");
        this.sequence = sequence;
        this.id = id;
    }

    public long sequence() {
        return sequence;
    }

    public String id() {
        return id;
    }
}
