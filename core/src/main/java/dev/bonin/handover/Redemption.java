package dev.bonin.handover;

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
 * @param firstTime false if the same call was made before and is answered again
 * @param subject who was to be verified, as named at the start; empty if nobody was named
 * @param certifiedAt by the source's clock
 * @param judgement the decisions of the policies
 * @param person identifies the person among those verified for this application; empty if the purpose does not
 *     recognise returning people
 * @param identity the values that were certified and the application may receive, whatever the purpose keeps; those
 *     that the purpose keeps if it hands nothing over. All others are absent
 */
public record Redemption(
        VerificationId id,
        boolean firstTime,
        String purpose,
        Mode mode,
        Optional<String> subject,
        String provider,
        Instant certifiedAt,
        Instant finishedAt,
        Judgement judgement,
        Optional<PersonId> person,
        Identity identity) {

    /** The reason why a code is refused. */
    public enum Refusal implements Reason {
        /** This application has no such verification. */
        UNKNOWN(Category.NOT_FOUND, "unknown_verification"),
        /** The code does not belong to this verification, was brought by another browser, or no person was verified. */
        INVALID_CODE(Category.BAD_INPUT, "invalid_code"),
        /** The person was erased. */
        ERASED(Category.GONE, "erased"),
        /** The verification was for another subject, or for one that the call does not name. */
        SUBJECT_MISMATCH(Category.CONFLICT, "subject_mismatch"),
        /** The verification was requested for another purpose. */
        PURPOSE_MISMATCH(Category.CONFLICT, "purpose_mismatch"),
        /** The finish was too long ago. */
        CODE_EXPIRED(Category.GONE, "code_expired"),
        /** Another call redeemed it, or the same one too long ago. */
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
