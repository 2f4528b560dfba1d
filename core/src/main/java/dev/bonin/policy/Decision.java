package dev.bonin.policy;

import java.util.Objects;
import java.util.Optional;

/**
 * The verdict of one policy, as it is stored and sent. It contains no personal data besides the verdict itself.
 *
 * @param policy the policy's name
 * @param legalBasis the article that it implements; empty for a rule of the application
 */
public record Decision(String policy, Optional<String> legalBasis, Verdict verdict) {

    /** Rejects null from an application's policy here: otherwise it would fail only after the finish is stored. */
    public Decision {
        Objects.requireNonNull(legalBasis, "legalBasis");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** Returns whether it says if the person is old enough to consent alone. */
    public boolean isAboutGuardian() {
        return policy.equals(GuardianConsent.NAME);
    }

    /** Returns whether a guardian can change it, by consenting. */
    public boolean needsGuardian() {
        return isAboutGuardian() && verdict.reason().equals(Optional.of(PolicyReason.GUARDIAN_REQUIRED.code()));
    }

    /** Returns the decision about a child that no guardian can be compared with. */
    public Decision withoutPerson() {
        return new Decision(policy, legalBasis, Verdict.unavailable(PolicyReason.NO_PERSON_KEY));
    }

    /** Returns the decision after the guardian has consented, or has not. */
    public Decision afterGuardian(boolean consents) {
        return new Decision(
                policy, legalBasis, consents ? Verdict.pass() : Verdict.fail(PolicyReason.GUARDIAN_REFUSED));
    }

    /** Creates the decision of {@code policy}. */
    public static Decision of(Policy policy, Verdict verdict) {
        return new Decision(policy.name(), policy.legalBasis(), verdict);
    }
}
