package dev.bonin.sealing;

/**
 * A value could not be opened: it was changed, belongs to another row, or its key is not in the ring. Whatever it was,
 * nothing of it is told. Repeating the call does not help; an operator has to look.
 */
public final class SealingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes no cause: what a cipher says may quote what it was given. */
    public SealingException(String message) {
        super(message);
    }
}
