package dev.bonin.policy;

import dev.bonin.age.AgeRule;
import dev.bonin.person.BirthDate;
import java.time.LocalDate;
import java.util.Optional;

/** {@code guardian_consent}: old enough to consent to the use of personal data without a guardian (법정대리인). */
record GuardianConsent() implements AgePolicy {
    static final String NAME = "guardian_consent";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> legalBasis() {
        return Optional.of(AgeRule.CONSENTS_ALONE.law());
    }

    @Override
    public Verdict judgeAge(BirthDate born, LocalDate today) {
        return AgePolicy.from(AgeRule.CONSENTS_ALONE.holdsFrom(born), today, PolicyReason.GUARDIAN_REQUIRED);
    }
}
