package dev.bonin.portone;

/**
 * PortOne has no such record for this merchant. Records of other merchants look the same, and so does one that was
 * erased.
 */
public final class CertificationNotFoundException extends PortOneException {
    private static final long serialVersionUID = 1L;

    CertificationNotFoundException(Operation operation) {
        super(operation, 404, "no such record for this merchant", null);
    }
}
