package dev.bonin.reason;

/** The categories of refusals and failures. Each protocol maps them to its own statuses in one place. */
public enum Category {
    /** The input is invalid. */
    BAD_INPUT,
    /** The caller is not authenticated. */
    UNAUTHENTICATED,
    /** The caller or the person is known but not allowed. */
    FORBIDDEN,
    /** The thing does not exist, or the caller may not know that it does. */
    NOT_FOUND,
    /** The address exists but does not support this method. */
    NOT_OFFERED,
    /** The input did not arrive in time. */
    TOO_SLOW,
    /** The current state does not allow it: something else has happened already, or must happen first. */
    CONFLICT,
    /** It existed but has expired. */
    GONE,
    /** The input is too large. */
    TOO_LARGE,
    /** The format of the input is not supported. */
    WRONG_FORMAT,
    /** The input is readable, but what it refers to does not meet the requirements. */
    UNPROCESSABLE,
    /** There were too many calls or tries. */
    THROTTLED,
    /** An unexpected internal error. */
    FAILED,
    /** The verification source gave an unusable response. */
    SOURCE_FAILED,
    /** The service is temporarily unavailable. */
    UNAVAILABLE,
    /** The verification source did not respond in time. */
    TIMED_OUT
}
