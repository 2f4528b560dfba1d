package dev.bonin.jdbc;

import dev.bonin.verification.Mode;

/** Thrown if the database was created in the other mode. */
public final class OtherModeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Mode found;

    OtherModeException(Mode found) {
        super("The database was made in " + found.code() + " mode");
        this.found = found;
    }

    /** Returns the mode that the database was created in, which is the only one it can be used in. */
    public Mode found() {
        return found;
    }
}
