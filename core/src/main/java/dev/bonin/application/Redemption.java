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
 * The result of redeeming a code: this subject was verified, for this purpose, in the browser that brought the code.
 *
 * @param certifiedAt by the source's clock
 * @param judgement the decisions of the policies
 * @param person identifies the person among those verified for this application; empty if the purpose does not
 *     recognise returning people
 * @param identity the values that the purpose stored and the application may receive; all others are absent
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
     * An application's attempt to redeem a code. Nothing in it is validated yet.
     *
     * @param code the code that the browser brought back
     * @param subject who the application expects the person in that browser to be
     * @param expectedPurpose the purpose that the application will rely on
     * @param source the address that it calls from, for the access log
     */
    public record Attempt(String code, String subject, String expectedPurpose, String source) {
        /** Hides the code, and the subject, which may identify a person. */
        @Override
        public String toString() {
            return "Attempt[hidden]";
        }
    }

    /** The reason why a code is refused. */
    public enum Refusal implements Reason {
        /** This application requested no such verification. */
        UNKNOWN(Category.NOT_FOUND, "unknown_verification"),
        /** The code does not belong to this verification, or no person was verified. */
        INVALID_CODE(Category.BAD_INPUT, "invalid_code"),
        /** The person was erased. */
        ERASED(Category.GONE, "erased"),
        /** The verification was requested for another subject. */
        SUBJECT_MISMATCH(Category.CONFLICT, "subject_mismatch"),
        /** The verification was requested for another purpose. */
        PURPOSE_MISMATCH(Category.CONFLICT, "purpose_mismatch"),
        /** The finish was too long ago. */
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

    /** Hides the subject, which may be a person's account. */
    @Override
    public String toString() {
        return "Redemption[" + id + "]";
    }
}
