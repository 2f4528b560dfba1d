package dev.bonin.audit;

/**
 * Where the chain of entries begins and ends. Whoever keeps the end elsewhere can prove later that nothing before it
 * was changed.
 *
 * @param baseSequence number of the entry before the first that is still kept; 0 where none was dropped
 * @param baseHash its hash; 64 zeros where none was dropped
 * @param sequence number of the last entry; the same as {@code baseSequence} where there is none
 * @param hash its hash
 */
public record AuditHead(long baseSequence, String baseHash, long sequence, String hash) {
    /** Before the first entry. */
    public static final AuditHead START = new AuditHead(0, "0".repeat(64), 0, "0".repeat(64));
}
