package dev.bonin.web.problem;

import java.time.Duration;

/** A caller has used up a budget. Carries which one and how long to wait, and not who it was. */
public final class TooManyRequestsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /** @param budget its name, and nothing of the caller */
    public TooManyRequestsException(String budget, Duration wait) {
        super("Budget used up: " + budget, null, false, false);
        this.wait = wait;
    }

    /** In whole seconds, at least one, after which there is something in the budget again. */
    public long retryAfterSeconds() {
        return Math.max(wait.plusSeconds(1).minusNanos(1).toSeconds(), 1);
    }
}
