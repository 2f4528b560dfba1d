package dev.bonin.jdbc.engine;

/** Thrown if a row violates a unique constraint. */
public final class DuplicateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DuplicateException() {
        super("unique constraint violated", null, false, false);
    }
}
