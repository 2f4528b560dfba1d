package dev.bonin.sealing;

/**
 * Thrown if a value cannot be opened because it was changed, belongs to another row, or its key is not in the ring. The
 * message contains no personal data. Retrying does not help; an operator has to investigate.
 */
public final class SealingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes no cause: exceptions of a cipher may quote its input. */
    public SealingException(String message) {
        super(message);
    }
}
