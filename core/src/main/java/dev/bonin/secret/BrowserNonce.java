package dev.bonin.secret;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The secret in a browser's cookie: 256 random bits. It proves that the caller is the browser that started a request;
 * only its hash is stored. Its role is that of the code verifier in OAuth (RFC 7636).
 */
public record BrowserNonce(String reveal) {
    public BrowserNonce {
        SecretText.require("BrowserNonce", reveal);
    }

    /**
     * Creates a nonce.
     *
     * @param random must be unpredictable
     */
    public static BrowserNonce draw(RandomGenerator random) {
        return new BrowserNonce(SecretText.draw(random));
    }

    /** Parses a cookie value; empty if the format does not match. */
    public static Optional<BrowserNonce> tryParse(String text) {
        return SecretText.isShaped(text) ? Optional.of(new BrowserNonce(text)) : Optional.empty();
    }

    /** Returns the hash that a request stores: it recognises the browser but cannot impersonate it. */
    public BindingHash hash() {
        return new BindingHash(SecretDigest.of("browser", reveal));
    }

    /** Derives the code by which this browser proves to an application that it finished that verification. */
    public RedemptionCode codeFor(String verificationId) {
        return new RedemptionCode(SecretDigest.derive("code", reveal, verificationId));
    }

    @Override
    public String toString() {
        return "BrowserNonce[hidden]";
    }
}
