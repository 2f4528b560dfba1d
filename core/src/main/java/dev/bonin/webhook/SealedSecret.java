package dev.bonin.webhook;

import dev.bonin.sealing.WrappedDataKey;

/**
 * An encrypted secret of webhooks.
 *
 * @param application whose it is
 * @param sealed the encrypted secret in base64url
 */
public record SealedSecret(String application, WrappedDataKey dataKey, String sealed) {

    /** Returns its id, which is also that of its data key. */
    public String id() {
        return dataKey.id();
    }

    @Override
    public String toString() {
        return "SealedSecret[" + id() + "]";
    }
}
