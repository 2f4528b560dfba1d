package dev.bonin.webhook;

import dev.bonin.id.RandomId;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.SealedRow;
import java.util.random.RandomGenerator;

/** Seals the secrets of webhooks, which are needed in full to sign. Safe for use by several threads. */
public final class SecretSealer {
    private static final String TABLE = "webhook_secret";

    private final KeyRings rings;
    private final RandomGenerator random;

    /** @param random creates ids, so it must be unpredictable: a {@link java.security.SecureRandom} outside of tests */
    public SecretSealer(KeyRings rings, RandomGenerator random) {
        this.rings = rings;
        this.random = random;
    }

    /** Seals a secret with a data key of its own; it opens for no other application. */
    public SealedSecret seal(String application, String secret) {
        var row = SealedRow.sealText(rings.current(), RandomId.draw(random), application, TABLE, secret);
        return new SealedSecret(application, row.dataKey(), row.sealed());
    }

    /**
     * Opens a secret.
     *
     * @throws dev.bonin.sealing.SealingException if the row was changed, belongs to another application, or its key is
     *     not in the ring
     */
    public String open(SealedSecret secret) {
        var row = new SealedRow(secret.dataKey(), secret.sealed());
        return row.openText(rings.current(), secret.application(), TABLE);
    }

    /** Reads the key ring again, after the store was found to use other keys. */
    void refresh() {
        rings.refresh();
    }
}
