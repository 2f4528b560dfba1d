package dev.bonin.server.connection;

import dev.bonin.web.problem.ProblemCode;

/** Maps the status that a container chose to a problem. */
public final class StatusProblem {
    private StatusProblem() {}

    /** Returns the code for {@code status}. */
    public static ProblemCode code(int status) {
        return switch (status) {
            case 404 -> ProblemCode.NOT_FOUND;
            case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
            case 408 -> ProblemCode.BODY_TIMED_OUT;
            case 413 -> ProblemCode.BODY_TOO_LARGE;
            case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemCode.OVERLOADED;
            default -> status < 500 ? ProblemCode.BAD_REQUEST : ProblemCode.INTERNAL_ERROR;
        };
    }
}
