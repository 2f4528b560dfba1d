package dev.bonin.purpose;

import dev.bonin.policy.Policy;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.sealing.Keep;
import dev.bonin.source.PortOneApi;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of a purpose: whom it lets through, which data it stores, and for how long.
 *
 * @param eraseAfter how long after the finish the person is erased, with everything that identifies them
 * @param policies all of them must let a person through
 * @param shadow policies that are evaluated and counted, but do not decide
 * @param validFor how long after the finish the decisions are valid; empty for no limit
 * @param api the API by which its people are verified
 * @param redeemWithin how long after the finish the application can redeem all that was certified; zero to keep none of
 *     it for that
 * @param asksGuardian whether children under 14 are let through if their legal guardian consents (개인정보 보호법 제22조의2);
 *     {@code guardian_consent} is one of the policies then
 */
public record PurposeRules(
        Keep keep,
        Duration eraseAfter,
        List<Policy> policies,
        List<Policy> shadow,
        Optional<Duration> validFor,
        PortOneApi api,
        Duration redeemWithin,
        boolean asksGuardian) {
    /** How long a form may take between the verification and its end, if a purpose does not say. */
    public static final Duration REDEEM_WITHIN = Duration.ofMinutes(30);

    /**
     * How long a decision that identifies no person is stored: as long as one age check may be relied on (청소년 보호법 시행령
     * 제17조 제2항).
     */
    public static final Duration DECISION_KEPT_FOR = Duration.ofDays(365);

    /** How long the reasons of a refusal are stored. */
    public static final Duration REFUSAL_KEPT_FOR = Duration.ofDays(30);

    /**
     * How long a child's data may wait for the guardian's consent: it is destroyed within five days unless they consent
     * (표준 개인정보 보호지침 제13조).
     */
    public static final Duration GUARDIAN_WAIT = Duration.ofDays(5);

    public PurposeRules {
        policies = asksGuardian ? withGuardianConsent(policies) : List.copyOf(policies);
        if (asksGuardian && !keep.person()) {
            throw new IllegalArgumentException(
                    "asksGuardian: the purpose keeps no person (expected: one, since child and guardian are compared)");
        }
        shadow = List.copyOf(shadow);
        if (asksGuardian && redeemWithin.isZero()) {
            throw new IllegalArgumentException(
                    "asksGuardian: the purpose hands nothing over (expected: redeemWithin, since the code gets the link)");
        }
        if (eraseAfter.isNegative() || eraseAfter.isZero()) {
            throw new IllegalArgumentException("eraseAfter: zero or negative (expected: more than zero)");
        }
        if (redeemWithin.isNegative() || redeemWithin.compareTo(eraseAfter) > 0) {
            throw new IllegalArgumentException(
                    "redeemWithin: negative or longer than eraseAfter (expected: 0 to " + eraseAfter + ")");
        }
    }

    /** Creates rules of PortOne V1. */
    public PurposeRules(
            Keep keep, Duration eraseAfter, List<Policy> policies, List<Policy> shadow, Optional<Duration> validFor) {
        this(keep, eraseAfter, policies, shadow, validFor, PortOneApi.V1, shorter(REDEEM_WITHIN, eraseAfter), false);
    }

    /** Creates rules of PortOne V1 without policies: every certified person is let through. */
    public PurposeRules(Keep keep, Duration eraseAfter) {
        this(keep, eraseAfter, List.of(), List.of(), Optional.empty());
    }

    /** Returns the same rules for people who are verified by {@code other}. */
    public PurposeRules on(PortOneApi other) {
        return new PurposeRules(keep, eraseAfter, policies, shadow, validFor, other, redeemWithin, asksGuardian);
    }

    /** Returns the same rules with another time to redeem; zero hands nothing over. */
    public PurposeRules redeemableWithin(Duration other) {
        return new PurposeRules(keep, eraseAfter, policies, shadow, validFor, api, other, asksGuardian);
    }

    /** Returns the same rules, under which guardians are asked for children under 14. */
    public PurposeRules askingGuardians() {
        return new PurposeRules(keep, eraseAfter, policies, shadow, validFor, api, redeemWithin, true);
    }

    /** Returns the rules for the guardians of this purpose: adults, of whom nothing is stored but who they are. */
    PurposeRules ofGuardians() {
        return new PurposeRules(
                new Keep(true, Set.of()),
                GUARDIAN_WAIT,
                List.of(PolicyCatalog.ageOfMajority()),
                List.of(),
                Optional.empty(),
                api,
                Duration.ZERO,
                false);
    }

    private static List<Policy> withGuardianConsent(List<Policy> policies) {
        var consent = PolicyCatalog.guardianConsent();
        return policies.stream().anyMatch(policy -> policy.name().equals(consent.name()))
                ? List.copyOf(policies)
                : Stream.concat(policies.stream(), Stream.of(consent)).toList();
    }

    /** Returns whether the application can redeem what was certified. */
    public boolean isHandedOver() {
        return !redeemWithin.isZero();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Returns rules of PortOne V1 that store only the decision, and hand nothing over. */
    public static PurposeRules decisionOnly() {
        return new PurposeRules(Keep.NOTHING, DECISION_KEPT_FOR).redeemableWithin(Duration.ZERO);
    }
}
