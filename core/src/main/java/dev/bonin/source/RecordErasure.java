package dev.bonin.source;

/** Erases the source's data about an {@code imp_uid}. */
public interface RecordErasure {

    /**
     * Erases the source's record permanently.
     *
     * @return false if this merchant has no such record (any more), for example because an earlier call erased it
     *     and its response was lost
     * @throws SourceException if the result is unknown; the call can be repeated
     */
    boolean erase(ImpUid impUid);

    /**
     * Returns the erasure of a source that is not connected: it behaves like one that is away, so it is asked for
     * thirty days, and then an operator is told.
     */
    static RecordErasure unavailable() {
        return impUid -> {
            throw new SourceException(SourceException.Kind.UNAVAILABLE, null, null);
        };
    }
}
