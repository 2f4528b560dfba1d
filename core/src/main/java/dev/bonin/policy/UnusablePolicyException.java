package dev.bonin.policy;

/** A policy cannot be used as it was named. The message is for the operator: what is wrong, and what is expected. */
public final class UnusablePolicyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnusablePolicyException(String message) {
        super(message);
    }
}
