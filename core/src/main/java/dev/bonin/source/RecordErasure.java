package dev.bonin.source;

/** Has the source forget what it knows about an {@code imp_uid}. */
public interface RecordErasure {

    /**
     * Erases the source's record for good.
     *
     * @return false if this merchant has no such record, or none any more: so it is, too, where an earlier call erased
     *     it and its answer was lost
     * @throws SourceException if it is not known to have happened; it can be called again
     */
    boolean erase(ImpUid impUid);
}
