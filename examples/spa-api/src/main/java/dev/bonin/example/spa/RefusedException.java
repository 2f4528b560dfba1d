package dev.bonin.example.spa;

import dev.bonin.reason.Reason;

/** Thrown if a call is refused, by Bonin or by this application: rolls back what was done. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reason reason;

    RefusedException(Reason reason) {
        super(reason.code());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
