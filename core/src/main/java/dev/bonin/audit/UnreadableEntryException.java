package dev.bonin.audit;

/** An entry in the chain says what no entry can say, so somebody changed it. */
public final class UnreadableEntryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long sequence;
    private final String id;

    /** Takes no cause: it would quote what somebody wrote there. */
    public UnreadableEntryException(long sequence, String id) {
        super("entry " + sequence + " of the access log cannot be read: it was changed by hand");
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
