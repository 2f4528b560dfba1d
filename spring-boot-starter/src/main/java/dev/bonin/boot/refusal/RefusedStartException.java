package dev.bonin.boot.refusal;

/** The settings do not allow a safe start. Carries what is wrong and what to set. */
public final class RefusedStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public RefusedStartException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    /** Carries what led to it, too; its message is in the problem in the same words, without personal data. */
    public RefusedStartException(String problem, String remedy, RuntimeException cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
