package dev.bonin.portone;

/**
 * PortOne answered something that its contract does not describe: another status, no JSON, an envelope whose
 * {@code code} is not 0, no {@code response}, a required property missing. Nothing of it was used. If it goes on, the
 * contract moved or something stands between: alert an operator.
 */
public final class UnrecognizedAnswerException extends PortOneException {
    private static final long serialVersionUID = 1L;

    UnrecognizedAnswerException(Operation operation, int httpStatus, String what) {
        super(operation, httpStatus, what + " (status: " + httpStatus + ")", null);
    }
}
