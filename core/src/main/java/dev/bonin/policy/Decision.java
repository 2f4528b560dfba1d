package dev.bonin.policy;

import java.util.Optional;

/**
 * The verdict of one policy, as it is kept and told. It says nothing of the person but what it decided.
 *
 * @param policy its name
 * @param legalBasis the article that it comes from; empty where it is a rule of the application's own
 */
public record Decision(String policy, Optional<String> legalBasis, Verdict verdict) {

    /** What {@code policy} decided. */
    public static Decision of(Policy policy, Verdict verdict) {
        return new Decision(policy.name(), policy.legalBasis(), verdict);
    }
}
