package dev.bonin.guardian;

import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;

/** Why a guardian's page cannot go on, or an application gets no link for it. */
public enum GuardianRefusal implements Reason {
    /** This application has no such verification. */
    UNKNOWN_VERIFICATION(Category.NOT_FOUND),
    /** The code does not belong to this verification. */
    INVALID_CODE(Category.BAD_INPUT),
    /** The verification was for another subject, or for one that the call does not name. */
    SUBJECT_MISMATCH(Category.CONFLICT),
    /** The verification was requested for another purpose. */
    PURPOSE_MISMATCH(Category.CONFLICT),
    /** No guardian has to consent: the person is old enough, or the guardian has decided. */
    NO_GUARDIAN_NEEDED(Category.CONFLICT),
    /** There is no such link, or another one took its place. */
    UNKNOWN_LINK(Category.NOT_FOUND),
    /** The child's data was destroyed, because nobody consented in time or the application asked for it. */
    LINK_EXPIRED(Category.GONE),
    /** A guardian has decided by this link. */
    ALREADY_DECIDED(Category.CONFLICT),
    /** This browser has not verified an adult for this link, or too long ago. */
    GUARDIAN_NOT_VERIFIED(Category.CONFLICT),
    /** The agency reported neither CI nor DI, so that the guardian cannot be told from the child. */
    GUARDIAN_NOT_IDENTIFIED(Category.UNPROCESSABLE),
    /** The child was verified as its own guardian. */
    GUARDIAN_IS_CHILD(Category.FORBIDDEN),
    /** The text is another one than this page has shown. */
    WORDING_CHANGED(Category.CONFLICT),
    /** The guardian has not declared to be the child's guardian. */
    DECLARATION_MISSING(Category.BAD_INPUT);

    private final Category category;

    GuardianRefusal(Category category) {
        this.category = category;
    }

    @Override
    public Category category() {
        return category;
    }
}
