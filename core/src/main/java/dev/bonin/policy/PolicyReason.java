package dev.bonin.policy;

import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;

/** Why Bonin's own policies do not let a person through, or leave something to be declared. */
enum PolicyReason implements Reason {
    UNDER_AGE,
    /** The person is let through, and has to declare that they are not in high school. */
    SCHOOL_ENROLMENT,
    GUARDIAN_REQUIRED,
    /** The guardian was asked, and does not consent. */
    GUARDIAN_REFUSED,
    BIRTHDAY_UNVERIFIED,
    BIRTHDAY_INVALID,
    NOT_FRESH,
    BANNED,
    REJOIN_WAIT,
    PERSON_CONFLICT,
    NO_PERSON_KEY,
    STANDING_UNKNOWN,
    OTHER_PERSON,
    NO_ACCOUNT_NAMED,
    NATIONALITY_NOT_ALLOWED,
    NATIONALITY_UNVERIFIED,
    CARRIER_NOT_ALLOWED,
    CARRIER_UNVERIFIED,
    PROVIDER_NOT_ALLOWED,
    FORM_MISMATCH,
    FORM_MISSING,
    VALUE_UNVERIFIED;

    @Override
    public Category category() {
        return Category.FORBIDDEN;
    }
}
