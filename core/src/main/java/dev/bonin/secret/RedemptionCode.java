package dev.bonin.secret;

import java.util.Optional;

/**
 * What an accepted browser carries to the application that asked: proof that it is the browser that finished. It is
 * made of the browser's own secret and the verification's id, so it can be told again after a lost answer, fits no
 * other verification, and is kept nowhere.
 */
public record RedemptionCode(String reveal) {
    public RedemptionCode {
        SecretText.require("RedemptionCode", reveal);
    }

    /** Reads what an application brought; empty if it is none of ours. */
    public static Optional<RedemptionCode> tryParse(String text) {
        return SecretText.isShaped(text) ? Optional.of(new RedemptionCode(text)) : Optional.empty();
    }

    public RedemptionCodeHash hash() {
        return new RedemptionCodeHash(SecretDigest.of("code", reveal));
    }

    @Override
    public String toString() {
        return "RedemptionCode[hidden]";
    }
}
