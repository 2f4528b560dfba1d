package dev.bonin.portone;

/**
 * PortOne's answer does not follow its API contract: another status, no JSON, an envelope whose {@code code} is not 0,
 * no {@code response}, or a required property missing. The answer was discarded. If this persists, the API has changed
 * or a proxy answers instead: alert an operator.
 */
public final class UnrecognizedAnswerException extends PortOneException {
    private static final long serialVersionUID = 1L;

    public UnrecognizedAnswerException(Operation operation, int httpStatus, String what) {
        super(operation, httpStatus, what + " (status: " + httpStatus + ")", null);
    }
}
