package dev.bonin.sealing;

import java.time.Instant;

/**
 * A key of a ring, as it may be shown.
 *
 * @param primary whether new values are sealed, or new people indexed, with it; other keys serve what is there already
 * @param check by which the key itself is recognised later: the same id with another check is another key
 */
public record RingKey(KeyId id, KeyUse use, Instant createdAt, boolean primary, String check) {}
