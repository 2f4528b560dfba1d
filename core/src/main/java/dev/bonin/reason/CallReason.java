package dev.bonin.reason;

/** Why a call is refused or fails, whatever it was about. */
public enum CallReason implements Reason {
    MISSING_IMP_UID(Category.BAD_INPUT),
    MISSING_MERCHANT_UID(Category.BAD_INPUT),
    REPEATED_PARAMETER(Category.BAD_INPUT),
    MALFORMED_PARAMETER(Category.BAD_INPUT),
    MALFORMED_JSON(Category.BAD_INPUT),
    /** The body is labelled JSON and is a form, as jQuery sends it. */
    FORM_LABELLED_JSON(Category.BAD_INPUT),
    MALFORMED_FORM(Category.BAD_INPUT),
    UNKNOWN_PURPOSE(Category.BAD_INPUT),
    /** The browser's cookie came twice; one of them was planted. */
    AMBIGUOUS_COOKIE(Category.BAD_INPUT),
    /** Any other input that cannot be read. */
    BAD_REQUEST(Category.BAD_INPUT),
    MALFORMED_BODY(Category.BAD_INPUT),
    UNKNOWN_MEMBER(Category.BAD_INPUT),
    MISSING_MEMBER(Category.BAD_INPUT),
    MALFORMED_MEMBER(Category.BAD_INPUT),
    /** The application's name or key is missing or wrong. */
    UNAUTHORIZED(Category.UNAUTHENTICATED),
    /** The call comes from a page, and is for applications' servers. */
    NOT_FOR_BROWSERS(Category.FORBIDDEN),
    /** The call comes from a page of another site. */
    CROSS_SITE(Category.FORBIDDEN),
    MISSING_SCOPE(Category.FORBIDDEN),
    /** There is nothing at this address. */
    NOT_FOUND(Category.NOT_FOUND),
    UNKNOWN_PERSON(Category.NOT_FOUND),
    METHOD_NOT_ALLOWED(Category.NOT_OFFERED),
    BODY_TIMED_OUT(Category.TOO_SLOW),
    /** Another finish of the same verification has not ended. */
    IN_PROGRESS(Category.CONFLICT),
    /** What is accepted cannot be cancelled. */
    ALREADY_ACCEPTED(Category.CONFLICT),
    BODY_TOO_LARGE(Category.TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(Category.WRONG_FORMAT),
    JSON_EXPECTED(Category.WRONG_FORMAT),
    TOO_MANY_REQUESTS(Category.THROTTLED),
    INTERNAL_ERROR(Category.FAILED),
    OVERLOADED(Category.UNAVAILABLE),
    KEYS_UNAVAILABLE(Category.UNAVAILABLE),
    STORAGE_UNAVAILABLE(Category.UNAVAILABLE);

    private final Category category;

    CallReason(Category category) {
        this.category = category;
    }

    @Override
    public Category category() {
        return category;
    }
}
