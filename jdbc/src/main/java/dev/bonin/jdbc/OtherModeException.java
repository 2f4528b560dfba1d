package dev.bonin.jdbc;

import dev.bonin.verification.Mode;

/** The database was made in the other mode. */
public final class OtherModeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Mode found;

    OtherModeException(Mode found) {
        super("The database was made in " + found.code() + " mode");
        this.found = found;
    }

    /** The mode that it was made in, and the only one that it can be used in. */
    public Mode found() {
        return found;
    }
}
