package dev.bonin.audit;

/**
 * An entry in its place.
 *
 * @param sequence its number, one more than that of the entry before
 * @param hash over it and the hash of the entry before; see {@link AuditChain}
 */
public record ChainedEvent(long sequence, String hash, AuditEvent event) {}
