package dev.bonin.policy;

import dev.bonin.age.AgeRule;
import dev.bonin.age.FullYears;
import dev.bonin.person.BirthDate;
import java.time.LocalDate;
import java.util.Optional;

/**
 * {@code game_adult}: may play games that are closed to youth (청소년이용불가): 만 18세 and not a high school pupil. No agency
 * reports who is a pupil, so persons of school age have to declare it. The verdict's day is the first one on which a
 * declaration is sufficient.
 */
record GameAdult() implements AgePolicy {
    private static final FullYears ADULT = new FullYears(18);

    /** The 연 나이 in whose year the last pupils leave school, except those who repeat a year. */
    private static final int LAST_YEAR_OF_PUPILS = 19;

    @Override
    public String name() {
        return "game_adult";
    }

    @Override
    public Optional<String> legalBasis() {
        return Optional.of("게임산업법 제2조 제10호");
    }

    @Override
    public Verdict judgeAge(BirthDate born, LocalDate today) {
        if (today.isBefore(ADULT.reachedOn(born))) {
            return Verdict.failUntil(PolicyReason.UNDER_AGE, ADULT.reachedOn(born));
        }
        return AgeRule.calendarYears(born, today) <= LAST_YEAR_OF_PUPILS
                ? Verdict.needsDeclaration(PolicyReason.SCHOOL_ENROLMENT)
                : Verdict.pass();
    }
}
