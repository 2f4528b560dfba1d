package dev.bonin.portone;

/**
 * PortOne has no such record for this merchant. PortOne answers the same for records of other merchants and for erased
 * ones. Retrying does not help.
 */
public final class RecordNotFoundException extends PortOneException {
    private static final long serialVersionUID = 1L;

    public RecordNotFoundException(Operation operation) {
        super(operation, 404, "no such record for this merchant", null);
    }
}
