package dev.bonin.portone;

/**
 * PortOne does not accept the credentials, or refuses this address (the console of V1 has an IP allow list). Retrying
 * does not help: an operator has to check what the message names.
 */
public final class CredentialsRefusedException extends PortOneException {
    private static final long serialVersionUID = 1L;

    public CredentialsRefusedException(Operation operation, int httpStatus, String check) {
        super(operation, httpStatus, "refused (status: " + httpStatus + "; check " + check + ")", null);
    }
}
