package dev.bonin.audit;

/**
 * The start and end of the chain. A copy of the end that is stored elsewhere can later prove that no earlier entry was
 * changed.
 *
 * @param baseSequence number of the last removed entry; 0 if none was removed
 * @param baseHash hash of the last removed entry; 64 zeros if none was removed
 * @param sequence number of the last entry; equals {@code baseSequence} if none exists
 * @param hash hash of the last entry
 */
public record AuditHead(long baseSequence, String baseHash, long sequence, String hash) {
    /** The head of an empty chain. */
    public static final AuditHead START = new AuditHead(0, "0".repeat(64), 0, "0".repeat(64));
}
