package dev.bonin.application;

import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;
import dev.bonin.source.PhoneAgency.Answer;

/** The reason why a verification without a window does not go on. */
public enum WindowlessRefusal implements Reason {
    /** The session is not the one that the order returned. */
    INVALID_SESSION(Category.BAD_INPUT),
    /** The verification is finished, cancelled or expired. */
    NOT_OPEN(Category.CONFLICT),
    /** Nothing was sent yet. */
    NOT_SENT(Category.CONFLICT),
    /** It was sent before: it can be sent again by a resend only. */
    ALREADY_SENT(Category.CONFLICT),
    /** The person has been verified: confirm it. */
    ALREADY_VERIFIED(Category.CONFLICT),
    /** The agency takes no more attempts on this verification. */
    TOO_MANY_ATTEMPTS(Category.UNPROCESSABLE),
    /** The code is wrong or too old, or name, number and carrier are not of one person. */
    REFUSED_BY_AGENCY(Category.UNPROCESSABLE),
    /** A value is not one that the agency takes. */
    NOT_TAKEN_BY_AGENCY(Category.UNPROCESSABLE);

    private final Category category;

    WindowlessRefusal(Category category) {
        this.category = category;
    }

    @Override
    public Category category() {
        return category;
    }

    /** Returns the reason in an answer that is not {@code DONE}. */
    static WindowlessRefusal of(Answer answer) {
        return switch (answer) {
            case NOT_SENT -> NOT_SENT;
            case ALREADY_SENT -> ALREADY_SENT;
            case ALREADY_VERIFIED -> ALREADY_VERIFIED;
            case TOO_MANY_ATTEMPTS -> TOO_MANY_ATTEMPTS;
            case REFUSED -> REFUSED_BY_AGENCY;
            case NOT_TAKEN -> NOT_TAKEN_BY_AGENCY;
            case DONE -> throw new IllegalArgumentException("answer: DONE (expected: a refusal)");
        };
    }
}
