package dev.bonin.secret;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The secret in a browser's cookie: 256 random bits. Whoever holds it is the browser that started; only its hash is
 * ever kept. It is to this ceremony what the code verifier is to OAuth (RFC 7636).
 */
public record BrowserNonce(String reveal) {
    public BrowserNonce {
        SecretText.require("BrowserNonce", reveal);
    }

    /** A new one, out of {@code random}, which must be unpredictable. */
    public static BrowserNonce draw(RandomGenerator random) {
        return new BrowserNonce(SecretText.draw(random));
    }

    /** Reads what a cookie brought; empty if it is none of ours. */
    public static Optional<BrowserNonce> tryParse(String text) {
        return SecretText.isShaped(text) ? Optional.of(new BrowserNonce(text)) : Optional.empty();
    }

    /** What a request keeps of it: enough to recognise the browser, not to be it. */
    public BindingHash hash() {
        return new BindingHash(SecretDigest.of("browser", reveal));
    }

    /** The code by which this browser proves to an application that it is the one that finished that verification. */
    public RedemptionCode codeFor(String verificationId) {
        return new RedemptionCode(SecretDigest.derive("code", reveal, verificationId));
    }

    @Override
    public String toString() {
        return "BrowserNonce[hidden]";
    }
}
