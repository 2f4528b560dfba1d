package dev.bonin.application;

import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a code was worth: this subject was verified, for this purpose, in the browser that brought the code.
 *
 * @param certifiedAt by the source's clock
 * @param judgement what the policies said
 * @param person who it is among those that this application had verified; empty where the purpose does not find people
 *     again
 * @param identity the values that the purpose kept and the application may be given; the others are absent
 */
public record Redemption(
        VerificationId id,
        String purpose,
        Mode mode,
        String subject,
        String provider,
        Instant certifiedAt,
        Instant finishedAt,
        Judgement judgement,
        Optional<PersonId> person,
        Identity identity) {

    /**
     * What an application brings to redeem, checked in no way yet.
     *
     * @param code what the browser brought back
     * @param subject whom the application takes the person in that browser for
     * @param expectedPurpose what it is going to rely on it for
     * @param source the address that it calls from, for the access log
     */
    public record Attempt(String code, String subject, String expectedPurpose, String source) {
        /** Hides the code, and what may well name a person. */
        @Override
        public String toString() {
            return "Attempt[hidden]";
        }
    }

    /** Why a code is worth nothing. */
    public enum Refusal implements Reason {
        /** This application asked for no such verification. */
        UNKNOWN(Category.NOT_FOUND, "unknown_verification"),
        /** It is not the code of this verification, or nobody has been verified. */
        INVALID_CODE(Category.BAD_INPUT, "invalid_code"),
        /** Its person was forgotten. */
        ERASED(Category.GONE, "erased"),
        /** The verification was asked for another subject. */
        SUBJECT_MISMATCH(Category.CONFLICT, "subject_mismatch"),
        /** The verification was asked for another purpose. */
        PURPOSE_MISMATCH(Category.CONFLICT, "purpose_mismatch"),
        /** It was finished too long ago. */
        CODE_EXPIRED(Category.GONE, "code_expired"),
        ALREADY_REDEEMED(Category.CONFLICT, "already_redeemed");

        private final Category category;
        private final String code;

        Refusal(Category category, String code) {
            this.category = category;
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Category category() {
            return category;
        }
    }

    /** Hides the subject: it may well be a person's account. */
    @Override
    public String toString() {
        return "Redemption[" + id + "]";
    }
}
