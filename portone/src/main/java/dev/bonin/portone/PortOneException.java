package dev.bonin.portone;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * PortOne could not be called, or its answer could not be used. Each subclass asks for a different reaction of the
 * caller. No message contains a body, a secret or personal data.
 */
public abstract sealed class PortOneException extends RuntimeException
        permits CredentialsRefusedException,
                RecordNotFoundException,
                PortOneUnavailableException,
                RequestRefusedException,
                UnrecognizedAnswerException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final int httpStatus;

    PortOneException(Operation operation, int httpStatus, String message, @Nullable Throwable cause) {
        super(operation.title() + ": " + message, cause);
        this.operation = operation.title();
        this.httpStatus = httpStatus;
    }

    /** Returns the call that failed, as PortOne documents it, such as {@code GET /certifications/{imp_uid}}. */
    public final String operation() {
        return operation;
    }

    /** Returns the HTTP status of PortOne's answer; empty if there was no answer. */
    public final OptionalInt httpStatus() {
        return httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }
}
