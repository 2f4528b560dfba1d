package dev.bonin.secret;

/**
 * The hash of the key under which a code is redeemed: a caller that repeats its call names the same one (the field's
 * {@code Idempotency-Key}).
 *
 * @param hex SHA-256 in 64 hexadecimal digits
 */
public record RedemptionKeyHash(String hex) {
    /** Returns the hash of a key that the caller chose. */
    public static RedemptionKeyHash of(String key) {
        return new RedemptionKeyHash(SecretDigest.of("redemption-key", key));
    }

    @Override
    public String toString() {
        return "RedemptionKeyHash[hidden]";
    }
}
