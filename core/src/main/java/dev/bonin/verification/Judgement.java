package dev.bonin.verification;

import dev.bonin.policy.Decision;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the policies of a purpose came to.
 *
 * @param decisions in the order of the policies, without those that run in the shadow
 * @param account empty where no policy of the purpose asks for it
 * @param validUntil until when the decisions may be relied on; empty where nobody limits it, and where somebody was refused
 * @param rules the version of the built-in policies that decided
 */
public record Judgement(
        List<Decision> decisions, Optional<Membership> account, Optional<Instant> validUntil, String rules) {
    /** Where nothing was asked, or what came of it is forgotten. */
    public static final Judgement NONE = new Judgement(List.of(), Optional.empty(), Optional.empty(), "");

    public Judgement {
        decisions = List.copyOf(decisions);
        validUntil = validUntil.map(until -> until.truncatedTo(ChronoUnit.MILLIS));
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
        return new Judgement(decisions, Optional.empty(), validUntil, rules);
    }

    Judgement telling(UnaryOperator<Decision> telling) {
        return new Judgement(decisions.stream().map(telling).toList(), account, validUntil, rules);
    }

    /** Names decisions, and nobody. */
    @Override
    public String toString() {
        return "Judgement" + decisions;
    }
}
