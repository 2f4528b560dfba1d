package dev.bonin.verification;

import dev.bonin.policy.Decision;
import dev.bonin.purpose.PurposeRules;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The result of the policies of a purpose.
 *
 * @param decisions in the order of the policies, without shadow policies
 * @param account empty if no policy of the purpose needs it
 * @param validUntil when the decisions become invalid; empty if they are not limited, and after a refusal
 * @param limit the reason for {@code validUntil}; empty if that is empty
 * @param rules the version of the built-in policies that decided
 */
public record Judgement(
        List<Decision> decisions,
        Optional<Membership> account,
        Optional<Instant> validUntil,
        Optional<Limit> limit,
        String rules) {
    /** The judgement if no policy was evaluated, or the result was erased. */
    public static final Judgement NONE = new Judgement(List.of(), Optional.empty(), Optional.empty(), "");

    public Judgement {
        decisions = List.copyOf(decisions);
        validUntil = validUntil.map(until -> until.truncatedTo(ChronoUnit.MILLIS));
    }

    /**
     * Creates a judgement before it is known how long the verification is stored. If {@code validUntil} is present, the
     * purpose sets it.
     */
    public Judgement(
            List<Decision> decisions, Optional<Membership> account, Optional<Instant> validUntil, String rules) {
        this(decisions, account, validUntil, validUntil.map(until -> Limit.VALID_FOR), rules);
    }

    /** The reason why decisions become invalid. */
    public enum Limit {
        /** The validity of the purpose's decisions ends: set in the configuration or by law. */
        VALID_FOR,
        /** The stored data is erased then, before the validity ends. */
        ERASE_AFTER;

        /** Returns the stable code, equal to the name of the setting that applies. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Returns the judgement for a verification that is erased at {@code eraseAfter}, with {@link Limit#ERASE_AFTER} if
     * that limits it.
     */
    Judgement keptFor(Duration kept, Instant eraseAfter) {
        var cut = validUntil.equals(Optional.of(eraseAfter)) && kept.compareTo(PurposeRules.DECISION_KEPT_FOR) < 0;
        return cut ? new Judgement(decisions, account, validUntil, Optional.of(Limit.ERASE_AFTER), rules) : this;
    }

    /** Returns the first decision that refuses; empty if all let the person through. */
    public Optional<Decision> refusal() {
        return decisions.stream()
                .filter(decision -> !decision.verdict().result().letsThrough())
                .findFirst();
    }

    /** Returns whether a guardian had to be asked, or may have had to be. */
    public boolean isAboutGuardian() {
        return decisions.stream().anyMatch(Decision::isAboutGuardian);
    }

    /** Returns whether nothing refuses but that a guardian has to consent, who has not been asked yet. */
    public boolean needsGuardian() {
        return refusal().isPresent()
                && decisions.stream()
                        .filter(decision -> !decision.verdict().result().letsThrough())
                        .allMatch(Decision::needsGuardian);
    }

    /** Returns the judgement of a child that no guardian can be compared with. */
    public Judgement withoutPerson() {
        return mapDecisions(decision -> decision.needsGuardian() ? decision.withoutPerson() : decision);
    }

    /** Returns the judgement after the guardian has consented, or has not. */
    Judgement afterGuardian(boolean consents) {
        return mapDecisions(decision -> decision.needsGuardian() ? decision.afterGuardian(consents) : decision);
    }

    /** Returns the judgement of a refusal: without a validity, and without whether the person has an account. */
    public Judgement ofRefusal() {
        return new Judgement(decisions, Optional.empty(), Optional.empty(), rules);
    }

    /** Returns a copy without the account, for recipients that may not, or not yet, know whether the person has one. */
    public Judgement withoutAccount() {
        return new Judgement(decisions, Optional.empty(), validUntil, limit, rules);
    }

    Judgement mapDecisions(UnaryOperator<Decision> change) {
        return new Judgement(decisions.stream().map(change).toList(), account, validUntil, limit, rules);
    }

    /** Contains decisions but no personal data. */
    @Override
    public String toString() {
        return "Judgement" + decisions;
    }
}
