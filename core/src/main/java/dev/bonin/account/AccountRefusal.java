package dev.bonin.account;

import dev.bonin.reason.Category;
import java.time.Instant;
import java.util.Optional;

/**
 * The reason why an account is not linked or not looked up.
 *
 * @param until when a ban or a wait ends; empty if it is permanent, and for all other reasons
 */
public record AccountRefusal(Reason reason, Optional<Instant> until) {

    /** The reason for a refusal. */
    public enum Reason implements dev.bonin.reason.Reason {
        /** This application has no such verification, it verified no person, or its person was erased. */
        UNKNOWN_VERIFICATION(Category.NOT_FOUND),
        /** The application has not redeemed the verification, so it is not yet proven who finished it. */
        NOT_REDEEMED(Category.CONFLICT),
        /** The verification was started for another account. */
        SUBJECT_MISMATCH(Category.CONFLICT),
        /** The verification is too old. */
        LINK_TOO_LATE(Category.GONE),
        /** The verification was already used to link or to look up an account. */
        VERIFICATION_USED(Category.CONFLICT),
        /** The purpose stores no person, or the agency reported neither CI nor DI. */
        NO_PERSON(Category.UNPROCESSABLE),
        /** CI and DI belong to two different people. An operator has to resolve it. */
        PERSON_CONFLICT(Category.CONFLICT),
        /**
         * The person cannot be distinguished from a stored one, because they share no key (CI or DI) of the same kind,
         * provider and merchant id. So the person may already have an account, be banned or have to wait.
         */
        STANDING_UNKNOWN(Category.CONFLICT),
        /** The person already has another account. */
        ALREADY_LINKED(Category.CONFLICT),
        /** The account belongs to another person. */
        ACCOUNT_TAKEN(Category.CONFLICT),
        /** The account to move does not exist. */
        UNKNOWN_ACCOUNT(Category.NOT_FOUND),
        BANNED(Category.FORBIDDEN),
        /** The person left and may not rejoin yet (재가입 제한). */
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

    /** Creates a refusal without an end. */
    public static AccountRefusal of(Reason reason) {
        return new AccountRefusal(reason, Optional.empty());
    }

    /** Creates a refusal that ends at {@code until}. */
    public static AccountRefusal until(Reason reason, Instant until) {
        return new AccountRefusal(reason, Optional.of(until));
    }
}
