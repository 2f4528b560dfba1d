package dev.bonin.sandbox.http;

/** The errors that PortOne V2 documents for identity verification (OpenAPI 1.16.0), with their statuses. */
public enum ErrorType {
    INVALID_REQUEST(400),
    MAX_TRANSACTION_COUNT_REACHED(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    IDENTITY_VERIFICATION_NOT_FOUND(404),
    IDENTITY_VERIFICATION_NOT_SENT(404),
    CHANNEL_NOT_FOUND(404),
    IDENTITY_VERIFICATION_ALREADY_SENT(409),
    IDENTITY_VERIFICATION_ALREADY_VERIFIED(409),
    /** The provider refused or broke. */
    PG_PROVIDER(502);

    private final int status;

    ErrorType(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }
}
