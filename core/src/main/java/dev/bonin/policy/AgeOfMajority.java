package dev.bonin.policy;

import dev.bonin.age.AgeRule;
import dev.bonin.person.BirthDate;
import java.time.LocalDate;
import java.util.Optional;

/** {@code age_of_majority}: 성년, legally adult. */
record AgeOfMajority() implements AgePolicy {
    @Override
    public String name() {
        return "age_of_majority";
    }

    @Override
    public Optional<String> legalBasis() {
        return Optional.of(AgeRule.ADULT_CIVIL.law());
    }

    @Override
    public Verdict judgeAge(BirthDate born, LocalDate today) {
        return AgePolicy.from(AgeRule.ADULT_CIVIL.holdsFrom(born), today, PolicyReason.UNDER_AGE);
    }
}
