package dev.bonin.audit;

/**
 * An entry at its position in the chain.
 *
 * @param sequence its number, one more than that of the previous entry
 * @param hash the hash over the entry and the previous hash; see {@link AuditChain}
 */
public record ChainedEvent(long sequence, String hash, AuditEvent event) {}
