package dev.bonin.sealing;

import java.time.Instant;

/**
 * A key of a ring without its secret bytes.
 *
 * @param primary whether the key seals new values or indexes new persons; other keys serve existing rows only
 * @param check identifies the key bytes: the same id with another check is another key
 */
public record RingKey(KeyId id, KeyUse use, Instant createdAt, boolean primary, String check) {}
