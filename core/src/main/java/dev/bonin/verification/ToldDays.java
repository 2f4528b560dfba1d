package dev.bonin.verification;

import dev.bonin.person.IdentityValue;
import dev.bonin.policy.Decision;
import dev.bonin.policy.Policy;
import dev.bonin.policy.UnusablePolicyException;
import dev.bonin.policy.Verdict;
import java.util.Optional;

/**
 * The days from which policies would pass, as an application is told of them. That of a rule of age is a birthday, some years on: whoever may not be given birthdays
 * could have any by asking for {@code minimum_age:120}.
 */
final class ToldDays {
    private final CeremonyRules rules;

    ToldDays(CeremonyRules rules) {
        this.rules = rules;
    }

    VerificationRequest of(VerificationRequest request, Requester requester) {
        return requester.values().contains(IdentityValue.BIRTHDAY)
                ? request
                : request.telling(
                        decision -> isOfBirthday(decision, request.purpose()) ? withoutDay(decision) : decision);
    }

    /** Of a policy that is not there any more nobody knows. */
    private boolean isOfBirthday(Decision decision, String purpose) {
        return policy(decision.policy(), purpose)
                .map(policy -> policy.needs().contains(IdentityValue.BIRTHDAY))
                .orElse(true);
    }

    private Optional<Policy> policy(String name, String purpose) {
        return rules.purposes().of(purpose).policies().stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .or(() -> added(name));
    }

    private Optional<Policy> added(String name) {
        try {
            return Optional.of(rules.catalog().policy(name));
        } catch (UnusablePolicyException gone) {
            return Optional.empty();
        }
    }

    private static Decision withoutDay(Decision decision) {
        var verdict = decision.verdict();
        return new Decision(
                decision.policy(),
                decision.legalBasis(),
                new Verdict(verdict.result(), verdict.reason(), Optional.empty()));
    }
}
