package dev.bonin.secret;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What the link of an application's request carries: whoever opens it first may claim the request for their browser. It
 * is not the request's id, since a link is shared, logged and guessed at, and says nothing of who was verified.
 */
public record PageToken(String reveal) {
    public PageToken {
        SecretText.require("PageToken", reveal);
    }

    /** A new one, out of {@code random}, which must be unpredictable. */
    public static PageToken draw(RandomGenerator random) {
        return new PageToken(SecretText.draw(random));
    }

    /** Reads what a page brought; empty if it is none of ours. */
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
