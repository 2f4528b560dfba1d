package dev.bonin.age;

import dev.bonin.person.BirthDate;
import java.time.LocalDate;

/**
 * Age rules of Korean law that depend on the birthday alone. An age limit that comes from a contract uses the
 * {@code minimum_age} policy instead.
 */
public enum AgeRule {
    /** 성년: 만 19세. Source: 민법 제4조. */
    ADULT_CIVIL("민법 제4조") {
        @Override
        public LocalDate holdsFrom(BirthDate birthDate) {
            return new FullYears(19).reachedOn(birthDate);
        }
    },
    /** Not a 청소년 any more: from 1 January of the year of the 19th birthday. Source: 청소년 보호법 제2조 제1호. */
    YOUTH_PROTECTION_CLEAR("청소년 보호법 제2조 제1호") {
        @Override
        public LocalDate holdsFrom(BirthDate birthDate) {
            return LocalDate.of(birthDate.reveal().getYear() + 19, 1, 1);
        }
    },
    /** Old enough to consent without a guardian: 만 14세. Source: 개인정보 보호법 제22조의2 제1항. */
    CONSENTS_ALONE("개인정보 보호법 제22조의2 제1항") {
        @Override
        public LocalDate holdsFrom(BirthDate birthDate) {
            return new FullYears(14).reachedOn(birthDate);
        }
    };

    private final String law;

    AgeRule(String law) {
        this.law = law;
    }

    /** Returns the article that the rule comes from, as Korean lawyers cite it. */
    public String law() {
        return law;
    }

    /** Returns the first day, in Seoul, on which the rule holds. It holds on every later day. */
    public abstract LocalDate holdsFrom(BirthDate birthDate);

    /**
     * Returns whether a person with this birthday meets the rule. Always false for a birthday in the future: such a
     * report is wrong.
     *
     * @param today the current day in Seoul
     */
    public boolean holds(BirthDate birthDate, LocalDate today) {
        return !birthDate.reveal().isAfter(today) && !today.isBefore(holdsFrom(birthDate));
    }

    /** Returns the 만 나이: full years from birth to {@code today} in Seoul. Negative before birth. */
    public static int fullYears(BirthDate birthDate, LocalDate today) {
        return FullYears.between(birthDate, today);
    }

    /** Returns the 연 나이: the difference of the calendar years. */
    public static int calendarYears(BirthDate birthDate, LocalDate today) {
        return today.getYear() - birthDate.reveal().getYear();
    }
}
