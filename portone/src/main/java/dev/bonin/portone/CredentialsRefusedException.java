package dev.bonin.portone;

/**
 * PortOne does not accept {@code imp_key} and {@code imp_secret}, or refuses this address (its console has an IP allow
 * list). Retrying does not help: an operator has to check both.
 */
public final class CredentialsRefusedException extends PortOneException {
    private static final long serialVersionUID = 1L;

    CredentialsRefusedException(Operation operation, int httpStatus) {
        super(
                operation,
                httpStatus,
                "refused (status: " + httpStatus + "; check imp_key, imp_secret and the allowed IP addresses)",
                null);
    }
}
