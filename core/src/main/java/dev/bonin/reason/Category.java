package dev.bonin.reason;

/** The kinds of answer that are a no. Each protocol maps them to its own statuses, once. */
public enum Category {
    /** The input cannot be read or used as it is. */
    BAD_INPUT,
    /** It is not known who calls. */
    UNAUTHENTICATED,
    /** The caller, or the person, is known and may not. */
    FORBIDDEN,
    /** There is no such thing, or none that the caller may know of. */
    NOT_FOUND,
    /** There is such an address, and it does not offer this method. */
    NOT_OFFERED,
    /** The input did not arrive in time. */
    TOO_SLOW,
    /** Something else has happened already, or has to happen first. */
    CONFLICT,
    /** It was there, and its time is over. */
    GONE,
    /** The input is larger than any that is read. */
    TOO_LARGE,
    /** The input is of a format that is not read. */
    WRONG_FORMAT,
    /** The input is readable, and what it stands for does not suffice. */
    UNPROCESSABLE,
    /** There were too many calls or tries. */
    THROTTLED,
    /** Something unexpected went wrong here. */
    FAILED,
    /** The source of verifications answered in a way that cannot be used. */
    SOURCE_FAILED,
    /** It cannot be answered at the moment. */
    UNAVAILABLE,
    /** The source of verifications did not answer in time. */
    TIMED_OUT
}
