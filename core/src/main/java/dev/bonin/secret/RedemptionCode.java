package dev.bonin.secret;

import java.util.Optional;

/**
 * Proof for the application that this browser finished the verification. An accepted browser carries it to the
 * application. It is derived from the browser's nonce and the verification's id: it can be sent again after a lost
 * response, is valid for no other verification, and is never stored.
 */
public record RedemptionCode(String reveal) {
    public RedemptionCode {
        SecretText.require("RedemptionCode", reveal);
    }

    /** Parses a value from an application; empty if the format does not match. */
    public static Optional<RedemptionCode> tryParse(String text) {
        return SecretText.isShaped(text) ? Optional.of(new RedemptionCode(text)) : Optional.empty();
    }

    public RedemptionCodeHash hash() {
        return new RedemptionCodeHash(SecretDigest.of("code", reveal));
    }

    /** Returns the key of a caller that names none: each of its calls with this code is the same call again. */
    public RedemptionKeyHash ownKey() {
        return RedemptionKeyHash.of(reveal);
    }

    /**
     * Derives the key that the values of this verification are sealed under until they are redeemed: 256 bits in 43
     * characters of base64url. Nothing that is stored contains it.
     */
    public String sealingKey() {
        return SecretDigest.derive("handover", reveal, "values");
    }

    @Override
    public String toString() {
        return "RedemptionCode[hidden]";
    }
}
