package dev.bonin.reason;

/** Reasons why any call can be refused or fail. */
public enum CallReason implements Reason {
    MISSING_IMP_UID(Category.BAD_INPUT),
    MISSING_MERCHANT_UID(Category.BAD_INPUT),
    /** Several ids were sent to finish with, of one API or of both. */
    AMBIGUOUS_EVIDENCE(Category.BAD_INPUT),
    REPEATED_PARAMETER(Category.BAD_INPUT),
    MALFORMED_PARAMETER(Category.BAD_INPUT),
    MALFORMED_JSON(Category.BAD_INPUT),
    /** The content type is JSON but the body is a form, as jQuery sends it. */
    FORM_LABELLED_JSON(Category.BAD_INPUT),
    MALFORMED_FORM(Category.BAD_INPUT),
    UNKNOWN_PURPOSE(Category.BAD_INPUT),
    /** The browser's cookie was sent twice; one of them may have been planted. */
    AMBIGUOUS_COOKIE(Category.BAD_INPUT),
    /** A filter of the application has read the body before the endpoint could. */
    BODY_CONSUMED(Category.BAD_INPUT),
    /** Any other invalid input. */
    BAD_REQUEST(Category.BAD_INPUT),
    MALFORMED_BODY(Category.BAD_INPUT),
    UNKNOWN_MEMBER(Category.BAD_INPUT),
    MISSING_MEMBER(Category.BAD_INPUT),
    MALFORMED_MEMBER(Category.BAD_INPUT),
    /** The application's name or key is missing or wrong. */
    UNAUTHORIZED(Category.UNAUTHENTICATED),
    /** A web page sent the call, which is for servers of applications only. */
    NOT_FOR_BROWSERS(Category.FORBIDDEN),
    /** A page of another site sent the call. */
    CROSS_SITE(Category.FORBIDDEN),
    /** The page is at another origin than the endpoints, so that its browser keeps no cookie. */
    OTHER_ORIGIN(Category.FORBIDDEN),
    MISSING_SCOPE(Category.FORBIDDEN),
    /** The address does not exist. */
    NOT_FOUND(Category.NOT_FOUND),
    UNKNOWN_PERSON(Category.NOT_FOUND),
    METHOD_NOT_ALLOWED(Category.NOT_OFFERED),
    BODY_TIMED_OUT(Category.TOO_SLOW),
    /** Another finish of the same verification is in progress. */
    IN_PROGRESS(Category.CONFLICT),
    /** An accepted verification cannot be cancelled. */
    ALREADY_ACCEPTED(Category.CONFLICT),
    BODY_TOO_LARGE(Category.TOO_LARGE),
    /** The headers of the request are too large, mostly because of cookies. */
    HEADERS_TOO_LARGE(Category.TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(Category.WRONG_FORMAT),
    JSON_EXPECTED(Category.WRONG_FORMAT),
    TOO_MANY_REQUESTS(Category.THROTTLED),
    INTERNAL_ERROR(Category.FAILED),
    OVERLOADED(Category.UNAVAILABLE),
    /** The node is ending: another one, or this one after its restart, answers. */
    SHUTTING_DOWN(Category.UNAVAILABLE),
    KEYS_UNAVAILABLE(Category.UNAVAILABLE),
    STORAGE_UNAVAILABLE(Category.UNAVAILABLE),
    /** The database's answer to a commit was lost: the call may have been stored or not. */
    RESULT_UNKNOWN(Category.UNAVAILABLE);

    private final Category category;

    CallReason(Category category) {
        this.category = category;
    }

    @Override
    public Category category() {
        return category;
    }
}
