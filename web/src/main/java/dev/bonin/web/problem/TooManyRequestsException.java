package dev.bonin.web.problem;

import java.time.Duration;

/** A caller has used up a budget. Carries the budget and the wait, and not the caller. */
public final class TooManyRequestsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    /** @param budget the budget's name, without anything of the caller */
    public TooManyRequestsException(String budget, Duration wait) {
        super("Budget used up: " + budget, null, false, false);
        this.wait = wait;
    }

    /** Returns the whole seconds, at least one, until the budget has room again. */
    public long retryAfterSeconds() {
        return Math.max(wait.plusSeconds(1).minusNanos(1).toSeconds(), 1);
    }
}
