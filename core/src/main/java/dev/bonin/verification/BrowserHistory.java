package dev.bonin.verification;

import java.util.List;
import java.util.Optional;

/**
 * The stored data about a browser and the evidence that it sent.
 *
 * @param used the request that used up the evidence, of this or any other browser
 * @param unfinished the requests that the browser started and did not finish, newest first, at most 16: open ones and
 *     those marked {@code EXPIRED}. The ceremony decides whether an open one is too old
 * @param begun the try that began with this lookup; empty if none was requested, or it has not begun yet
 */
public record BrowserHistory(
        Optional<VerificationRequest> used, List<VerificationRequest> unfinished, Optional<Try> begun) {
    /** The history of a browser that never started a request. */
    public static final BrowserHistory NONE = new BrowserHistory(Optional.empty(), List.of());

    /** Copies the list. */
    public BrowserHistory {
        unfinished = List.copyOf(unfinished);
    }

    /** Creates the history of a lookup that began no try. */
    public BrowserHistory(Optional<VerificationRequest> used, List<VerificationRequest> unfinished) {
        this(used, unfinished, Optional.empty());
    }

    /** Returns a copy for a lookup that began {@code attempt}. */
    public BrowserHistory begunBy(Try attempt) {
        return new BrowserHistory(used, unfinished, Optional.of(attempt));
    }
}
