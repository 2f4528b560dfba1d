package dev.bonin.policy;

import dev.bonin.age.AgeRule;
import dev.bonin.person.BirthDate;
import java.time.LocalDate;
import java.util.Optional;

/**
 * {@code youth_protection}: not a 청소년 any more, so alcohol, tobacco and media harmful to youth (청소년유해매체물) are allowed.
 */
record YouthProtection() implements AgePolicy {
    @Override
    public String name() {
        return "youth_protection";
    }

    @Override
    public Optional<String> legalBasis() {
        return Optional.of(AgeRule.YOUTH_PROTECTION_CLEAR.law());
    }

    @Override
    public Verdict judgeAge(BirthDate born, LocalDate today) {
        return AgePolicy.from(AgeRule.YOUTH_PROTECTION_CLEAR.holdsFrom(born), today, PolicyReason.UNDER_AGE);
    }
}
