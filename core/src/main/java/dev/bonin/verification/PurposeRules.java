package dev.bonin.verification;

import dev.bonin.person.IdentityValue;
import dev.bonin.sealing.Keep;
import java.time.Duration;
import java.util.Set;

/**
 * What is kept of a person who is verified for a purpose, and for how long.
 *
 * @param eraseAfter how long after the finish the person is erased, and all that leads to them
 */
public record PurposeRules(Keep keep, Duration eraseAfter) {
    /** How long a decision is kept by which nobody can be found: as long as one check of age may serve (청소년 보호법 시행령 제17조 제2항). */
    public static final Duration DECISION_KEPT_FOR = Duration.ofDays(365);

    public PurposeRules {
        if (eraseAfter.isNegative() || eraseAfter.isZero()) {
            throw new IllegalArgumentException("eraseAfter: no time at all (expected: more than zero)");
        }
    }

    /** What a purpose of that name keeps where nobody says otherwise: as little as its name allows. */
    public static Keep keptBy(String purpose) {
        return switch (purpose) {
            case "signup", "recover_account" -> new Keep(true, Set.<IdentityValue>of());
            default -> Keep.NOTHING;
        };
    }

    /** Keeps the decision alone. */
    static PurposeRules decisionOnly() {
        return new PurposeRules(Keep.NOTHING, DECISION_KEPT_FOR);
    }
}
