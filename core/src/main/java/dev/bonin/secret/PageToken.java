package dev.bonin.secret;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The secret in the link of an application's request. The first browser that opens the link may claim the request. It
 * is not the request's id, since ids are shared, logged and guessed; it reveals nothing about the verified person.
 */
public record PageToken(String reveal) {
    public PageToken {
        SecretText.require("PageToken", reveal);
    }

    /**
     * Creates a token.
     *
     * @param random must be unpredictable
     */
    public static PageToken draw(RandomGenerator random) {
        return new PageToken(SecretText.draw(random));
    }

    /** Parses a value from a page; empty if the format does not match. */
    public static Optional<PageToken> tryParse(String text) {
        return SecretText.isShaped(text) ? Optional.of(new PageToken(text)) : Optional.empty();
    }

    public PageTokenHash hash() {
        return new PageTokenHash(SecretDigest.of("page", reveal));
    }

    @Override
    public String toString() {
        return "PageToken[hidden]";
    }
}
