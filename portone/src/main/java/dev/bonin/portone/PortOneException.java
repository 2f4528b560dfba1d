package dev.bonin.portone;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * PortOne could not be asked, or its answer could not be used. The subclasses are what a caller does differently about.
 * No message carries a body, a secret or a person's value.
 */
public abstract sealed class PortOneException extends RuntimeException
        permits CredentialsRefusedException,
                CertificationNotFoundException,
                PortOneUnavailableException,
                UnrecognizedAnswerException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int httpStatus;

    PortOneException(Operation operation, int httpStatus, String message, @Nullable Throwable cause) {
        super(operation.title() + ": " + message, cause);
        this.operation = operation.title();
        this.httpStatus = httpStatus;
    }

    /** The call that failed, as PortOne documents it, such as {@code GET /certifications/{imp_uid}}. */
    public final String operation() {
        return operation;
    }

    /** The HTTP status that PortOne answered; empty where there was no answer. */
    public final OptionalInt httpStatus() {
        return httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }
}
