package dev.bonin.policy;

/**
 * Thrown if the configuration of a policy is invalid. The message tells the operator the problem and the expected
 * value.
 */
public final class UnusablePolicyException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public UnusablePolicyException(String message) {
        super(message);
    }
}
