package dev.bonin.web.problem;

import dev.bonin.reason.Category;

/** Maps categories of reasons to HTTP statuses. */
final class Statuses {
    private Statuses() {}

    static int of(Category category) {
        return switch (category) {
            case BAD_INPUT -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case NOT_OFFERED -> 405;
            case TOO_SLOW -> 408;
            case CONFLICT -> 409;
            case GONE -> 410;
            case TOO_LARGE -> 413;
            case WRONG_FORMAT -> 415;
            case UNPROCESSABLE -> 422;
            case THROTTLED -> 429;
            case FAILED -> 500;
            case SOURCE_FAILED -> 502;
            case UNAVAILABLE -> 503;
            case TIMED_OUT -> 504;
        };
    }
}
