package dev.bonin.web;

import java.util.Locale;

/** Every problem that Bonin answers with. The code is its name in small letters; it is stable. */
public enum ProblemCode {
    MISSING_IMP_UID(400),
    MALFORMED_IMP_UID(400),
    REPEATED_PARAMETER(400),
    MALFORMED_JSON(400),
    FORM_LABELLED_JSON(400),
    MALFORMED_FORM(400),
    UNKNOWN_PURPOSE(400),
    AMBIGUOUS_COOKIE(400),
    BAD_REQUEST(400),
    MALFORMED_BODY(400),
    UNKNOWN_MEMBER(400),
    MISSING_MEMBER(400),
    MALFORMED_MEMBER(400),
    RETURN_URL_NOT_REGISTERED(400),
    INVALID_CODE(400),
    UNAUTHORIZED(401),
    NOT_FOR_BROWSERS(403),
    CROSS_SITE(403),
    NOT_THIS_REQUEST(404),
    NOT_FOUND(404),
    UNKNOWN_VERIFICATION(404),
    UNKNOWN_PAGE(404),
    METHOD_NOT_ALLOWED(405),
    IN_PROGRESS(409),
    CLAIMED_ELSEWHERE(409),
    ALREADY_ACCEPTED(409),
    ALREADY_REDEEMED(409),
    SUBJECT_MISMATCH(409),
    PURPOSE_MISMATCH(409),
    NOT_STARTED(409),
    BINDING_LOST(409),
    EXPIRED(410),
    CODE_EXPIRED(410),
    PAGE_OVER(410),
    FINISHED_LONG_AGO(410),
    BODY_TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    JSON_EXPECTED(415),
    NOT_CERTIFIED(422),
    STALE(422),
    ORIGIN_NOT_ALLOWED(422),
    TOO_MANY_TRIES(429),
    TOO_MANY_REQUESTS(429),
    INTERNAL_ERROR(500),
    PORTONE_CREDENTIALS_REFUSED(502),
    PORTONE_UNRECOGNIZED_ANSWER(502),
    PORTONE_UNAVAILABLE(503),
    CLOCK_OFF(503),
    STORAGE_UNAVAILABLE(503),
    PORTONE_TIMED_OUT(504);

    private final int status;

    ProblemCode(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
