package dev.bonin.verification;

import java.util.List;
import java.util.Optional;

/**
 * What is kept of a browser and of an {@code imp_uid} that it hands over.
 *
 * @param used the request that used the {@code imp_uid} up, whosever it is
 * @param unfinished what the browser started and did not finish, newest first, 16 at most: the open requests, and those
 *     that are {@code EXPIRED}. Whether an open one is too old is the ceremony's to say
 * @param begun the try that has begun with the look; empty where it was not asked for, or has still to be begun
 */
public record BrowserHistory(
        Optional<VerificationRequest> used, List<VerificationRequest> unfinished, Optional<Try> begun) {
    /** Of a browser that never started anything. */
    public static final BrowserHistory NONE = new BrowserHistory(Optional.empty(), List.of());

    /** The list is copied. */
    public BrowserHistory {
        unfinished = List.copyOf(unfinished);
    }

    /** Of a look that began nothing. */
    public BrowserHistory(Optional<VerificationRequest> used, List<VerificationRequest> unfinished) {
        this(used, unfinished, Optional.empty());
    }

    /** Returns the same of a look that began a try. */
    public BrowserHistory begunBy(Try attempt) {
        return new BrowserHistory(used, unfinished, Optional.of(attempt));
    }
}
