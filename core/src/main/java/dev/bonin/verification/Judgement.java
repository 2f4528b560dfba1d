package dev.bonin.verification;

import dev.bonin.policy.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the policies of a purpose came to.
 *
 * @param decisions in the order of the policies, without those that run in the shadow
 * @param account empty where no policy of the purpose asks for it
 * @param validUntil until when the decisions may be relied on; empty where nobody limits it, and where somebody was
 *     refused
 * @param limit what ends the time in {@code validUntil}; empty where that is
 * @param rules the version of the built-in policies that decided
 */
public record Judgement(
        List<Decision> decisions,
        Optional<Membership> account,
        Optional<Instant> validUntil,
        Optional<Limit> limit,
        String rules) {
    /** Where nothing was asked, or what came of it is forgotten. */
    public static final Judgement NONE = new Judgement(List.of(), Optional.empty(), Optional.empty(), "");

    public Judgement {
        decisions = List.copyOf(decisions);
        validUntil = validUntil.map(until -> until.truncatedTo(ChronoUnit.MILLIS));
    }

    /** What is known before it is known how long the verification is kept: that the purpose limits it. */
    public Judgement(
            List<Decision> decisions, Optional<Membership> account, Optional<Instant> validUntil, String rules) {
        this(decisions, account, validUntil, validUntil.map(until -> Limit.VALID_FOR), rules);
    }

    /** Why decisions may be relied on no longer. */
    public enum Limit {
        /** The time for which the purpose's decisions are good: a setting, or the law's. */
        VALID_FOR,
        /** What is kept is erased then, earlier than the decisions need it. */
        ERASE_AFTER;

        /** Stable, and named like the setting that counts. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As it is where all that is kept of the verification is erased after that. */
    Judgement keptFor(Duration kept, Instant eraseAfter) {
        var cut = validUntil.equals(Optional.of(eraseAfter)) && kept.compareTo(PurposeRules.DECISION_KEPT_FOR) < 0;
        return cut ? new Judgement(decisions, account, validUntil, Optional.of(Limit.ERASE_AFTER), rules) : this;
    }

    /** The first decision that stands against it; empty where all let the person through. */
    public Optional<Decision> refusal() {
        return decisions.stream()
                .filter(decision -> !decision.verdict().result().letsThrough())
                .findFirst();
    }

    /** Of somebody refused nothing is valid, and it is not told whether they have an account. */
    Judgement ofRefusal() {
        return new Judgement(decisions, Optional.empty(), Optional.empty(), rules);
    }

    /** As it is told to whoever may not know, or not yet, whether the person has an account. */
    public Judgement withoutAccount() {
        return new Judgement(decisions, Optional.empty(), validUntil, limit, rules);
    }

    Judgement telling(UnaryOperator<Decision> telling) {
        return new Judgement(decisions.stream().map(telling).toList(), account, validUntil, limit, rules);
    }

    /** Names decisions, and nobody. */
    @Override
    public String toString() {
        return "Judgement" + decisions;
    }
}
