package dev.bonin.policy;

import java.util.Objects;
import java.util.Optional;

/**
 * The verdict of one policy, as it is kept and told. It says nothing of the person but what it decided.
 *
 * @param policy its name
 * @param legalBasis the article that it comes from; empty where it is a rule of the application's own
 */
public record Decision(String policy, Optional<String> legalBasis, Verdict verdict) {

    /** Takes no null from a policy of an application's own: it would come to light only after the finish is kept. */
    public Decision {
        Objects.requireNonNull(legalBasis, "legalBasis");
        Objects.requireNonNull(verdict, "verdict");
    }

    /** What {@code policy} decided. */
    public static Decision of(Policy policy, Verdict verdict) {
        return new Decision(policy.name(), policy.legalBasis(), verdict);
    }
}
