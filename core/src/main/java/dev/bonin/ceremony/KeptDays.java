package dev.bonin.ceremony;

import dev.bonin.person.IdentityValue;
import dev.bonin.policy.Decision;
import dev.bonin.policy.Policy;
import dev.bonin.policy.UnusablePolicyException;
import dev.bonin.policy.Verdict;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import java.util.Optional;

/**
 * Removes days that reveal a birthday from decisions before they are stored. The day from which an age policy passes is
 * the birthday plus some years: it is shown to the person once and never stored. So a refusal stores no personal data,
 * and an application cannot learn birthdays by requesting {@code minimum_age:120}.
 */
final class KeptDays {
    private final CeremonyRules rules;

    KeptDays(CeremonyRules rules) {
        this.rules = rules;
    }

    Completion of(VerificationRequest finished) {
        return finished.completion()
                .orElseThrow()
                .mapDecisions(decision -> isOfBirthday(decision, finished.purpose()) ? withoutDay(decision) : decision);
    }

    /** Unknown for a policy that has been removed: treated as if it used the birthday. */
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
