package dev.bonin.account;

import dev.bonin.reason.Category;
import java.time.Instant;
import java.util.Optional;

/**
 * Why an account is not linked, or not looked up.
 *
 * @param until when it ends, for a ban and a wait; empty where it does not
 */
public record AccountRefusal(Reason reason, Optional<Instant> until) {

    /** Why. */
    public enum Reason implements dev.bonin.reason.Reason {
        /** This application has no such verification, or nobody was verified, or they are forgotten. */
        UNKNOWN_VERIFICATION(Category.NOT_FOUND),
        /** The application has not redeemed it, so it does not know yet that it is the right person. */
        NOT_REDEEMED(Category.CONFLICT),
        /** It was started for another account. */
        SUBJECT_MISMATCH(Category.CONFLICT),
        /** It is too old to be relied on. */
        LINK_TOO_LATE(Category.GONE),
        /** It has linked, or looked up, an account before. */
        VERIFICATION_USED(Category.CONFLICT),
        /** Its purpose keeps nobody, or the agency told neither CI nor DI. */
        NO_PERSON(Category.UNPROCESSABLE),
        /** CI and DI lead to two people: an operator has to look. */
        PERSON_CONFLICT(Category.CONFLICT),
        /**
         * Somebody is kept whom this person cannot be told from: CI or DI of the same kind, provider and merchant id is
         * not there of both. So they may have an account, be banned or have to wait.
         */
        STANDING_UNKNOWN(Category.CONFLICT),
        /** The person has another account. */
        ALREADY_LINKED(Category.CONFLICT),
        /** The account is another person's. */
        ACCOUNT_TAKEN(Category.CONFLICT),
        /** There is no such account to be moved. */
        UNKNOWN_ACCOUNT(Category.NOT_FOUND),
        BANNED(Category.FORBIDDEN),
        /** The person has left, and may not come back yet (재가입 제한). */
        REJOIN_WAIT(Category.FORBIDDEN);

        private final Category category;

        Reason(Category category) {
            this.category = category;
        }

        @Override
        public Category category() {
            return category;
        }
    }

    /** For good. */
    public static AccountRefusal of(Reason reason) {
        return new AccountRefusal(reason, Optional.empty());
    }

    /** Until then. */
    public static AccountRefusal until(Reason reason, Instant until) {
        return new AccountRefusal(reason, Optional.of(until));
    }
}
