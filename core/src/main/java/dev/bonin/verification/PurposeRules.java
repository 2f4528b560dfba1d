package dev.bonin.verification;

import dev.bonin.person.IdentityValue;
import dev.bonin.policy.Policy;
import dev.bonin.sealing.Keep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is let through for a purpose, what is kept of them, and for how long.
 *
 * @param eraseAfter how long after the finish the person is erased, and all that leads to them
 * @param policies all of which have to let a person through
 * @param shadow those that are asked, and counted, and decide nothing
 * @param validFor for how long after the finish the decisions may be relied on; empty where nobody limits it
 */
public record PurposeRules(
        Keep keep, Duration eraseAfter, List<Policy> policies, List<Policy> shadow, Optional<Duration> validFor) {
    /**
     * How long a decision is kept by which nobody can be found: as long as one check of age may serve (청소년 보호법 시행령 제17조
     * 제2항).
     */
    public static final Duration DECISION_KEPT_FOR = Duration.ofDays(365);

    public PurposeRules {
        policies = List.copyOf(policies);
        shadow = List.copyOf(shadow);
        if (eraseAfter.isNegative() || eraseAfter.isZero()) {
            throw new IllegalArgumentException("eraseAfter: no time at all (expected: more than zero)");
        }
    }

    /** Whoever is certified is let through. */
    public PurposeRules(Keep keep, Duration eraseAfter) {
        this(keep, eraseAfter, List.of(), List.of(), Optional.empty());
    }

    /** What a purpose of that name keeps where nobody says otherwise: as little as its name allows. */
    public static Keep keptBy(String purpose) {
        return switch (purpose) {
            case "signup", "recover_account" -> new Keep(true, Set.<IdentityValue>of());
            default -> Keep.NOTHING;
        };
    }

    /** Keeps the decision alone. */
    public static PurposeRules decisionOnly() {
        return new PurposeRules(Keep.NOTHING, DECISION_KEPT_FOR);
    }
}
