package dev.bonin.example.shop;

import dev.bonin.reason.Reason;

/** Thrown if a form is refused, by Bonin or by the shop: rolls back what was done. */
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
