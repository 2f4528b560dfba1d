package dev.bonin.handover;

import dev.bonin.guardian.GuardianDecision;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;
import dev.bonin.standing.AccountHint;
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
 * @param account the account that the person has now, in the application's words; empty if they have none, the store
 *     cannot tell, or no policy of the purpose asks for one
 * @param hint what the application lets the person be told about that account. Show it to the person in the browser
 *     that brought the code, as text, and to nobody else
 * @param guardian the consent of a child's guardian; empty for people who need none
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
        Optional<String> account,
        Optional<AccountHint> hint,
        Optional<GuardianDecision> guardian,
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
        /** A child was verified, whose guardian has not decided yet: invite them, and redeem the same code later. */
        GUARDIAN_NEEDED(Category.CONFLICT, "guardian_needed"),
        /** The child's guardian does not consent; the child's data was destroyed. */
        GUARDIAN_REFUSED(Category.FORBIDDEN, "guardian_refused"),
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

    /** Hides the subject and the account, which may identify a person. */
    @Override
    public String toString() {
        return "Redemption[" + id + "]";
    }
}
