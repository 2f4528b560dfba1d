package dev.bonin.web;

/** What came cannot be read. Carries which problem it is, and nothing of what came. */
final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;

    BadInputException(ProblemCode code) {
        super(code.code(), null, false, false);
        this.code = code;
    }

    ProblemCode code() {
        return code;
    }
}
