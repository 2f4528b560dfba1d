package dev.bonin.portone;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * PortOne V2 refuses what was asked for. Whether another try can help depends on {@link #kind()}.
 *
 * <p>Source: PortOne V2 OpenAPI, the error types of the identity verification calls.
 */
public final class RequestRefusedException extends PortOneException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable String providerCode;

    /** Why, by PortOne's {@code type}. */
    public enum Kind {
        /** {@code INVALID_REQUEST}: a programming error, or a value that PortOne or the provider does not take. */
        INVALID_REQUEST,
        /** {@code MAX_TRANSACTION_COUNT_REACHED}: too many attempts on this id; begin with another. */
        TOO_MANY_ATTEMPTS,
        /** {@code CHANNEL_NOT_FOUND}: an operator has to check the channel key. */
        CHANNEL_NOT_FOUND,
        /** {@code IDENTITY_VERIFICATION_NOT_SENT}: nothing was sent that could be sent again or confirmed. */
        NOT_SENT,
        /** {@code IDENTITY_VERIFICATION_ALREADY_SENT}: send it again instead. */
        ALREADY_SENT,
        /** {@code IDENTITY_VERIFICATION_ALREADY_VERIFIED}: get the record instead. */
        ALREADY_VERIFIED,
        /** {@code PG_PROVIDER}: the provider refused or failed, also if the code that a person typed is wrong. */
        REFUSED_BY_PROVIDER,
        /** A type that is not documented in the OpenAPI this client was written against. */
        UNKNOWN
    }

    /**
     * Creates one.
     *
     * @param providerCode {@code pgCode}; null if there is none. Never {@code pgMessage}, which is foreign free text
     */
    public RequestRefusedException(Operation operation, int httpStatus, Kind kind, @Nullable String providerCode) {
        super(operation, httpStatus, "refused: " + kind + " (status: " + httpStatus + ")", null);
        this.kind = kind;
        this.providerCode = providerCode;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the provider's own code, which differs between providers; empty if there is none. */
    public Optional<String> providerCode() {
        return Optional.ofNullable(providerCode);
    }
}
