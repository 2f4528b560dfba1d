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

    /** Creates the decision of {@code policy}. */
    public static Decision of(Policy policy, Verdict verdict) {
        return new Decision(policy.name(), policy.legalBasis(), verdict);
    }
}
