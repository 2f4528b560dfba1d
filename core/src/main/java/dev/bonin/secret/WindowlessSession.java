package dev.bonin.secret;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The secret by which an application goes on with a verification that it ordered without a window. It stands for a
 * browser that does not exist: as a browser's cookie it is worthless.
 */
public record WindowlessSession(String reveal) {
    public WindowlessSession {
        SecretText.require("WindowlessSession", reveal);
    }

    /**
     * Creates a session.
     *
     * @param random must be unpredictable
     */
    public static WindowlessSession draw(RandomGenerator random) {
        return new WindowlessSession(SecretText.draw(random));
    }

    /** Parses a value from an application; empty if the format does not match. */
    public static Optional<WindowlessSession> tryParse(String text) {
        return SecretText.isShaped(text) ? Optional.of(new WindowlessSession(text)) : Optional.empty();
    }

    /** Derives the nonce of the browser in whose place the application is. */
    public BrowserNonce browserOf(String verificationId) {
        return new BrowserNonce(SecretDigest.derive("windowless", reveal, verificationId));
    }

    @Override
    public String toString() {
        return "WindowlessSession[hidden]";
    }
}
