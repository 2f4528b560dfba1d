package dev.bonin.jdbc.engine;

/** A row like this is there already. */
public final class DuplicateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DuplicateException() {
        super("A unique constraint stood against it", null, false, false);
    }
}
