package dev.bonin.policy;

import dev.bonin.age.FullYears;
import dev.bonin.person.BirthDate;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code minimum_age:N}: at least N full years, for contracts and terms of use. */
record MinimumAge(int years) implements AgePolicy {
    private static final Pattern YEARS = Pattern.compile("[1-9]|[1-9][0-9]|1[01][0-9]|120");

    static Policy of(PolicyName name) {
        var years = name.argument("full years, 1 to 120, such as minimum_age:18");
        if (!YEARS.matcher(years).matches()) {
            throw name.unusable("full years, 1 to 120, such as minimum_age:18");
        }
        return new MinimumAge(Integer.parseInt(years));
    }

    @Override
    public String name() {
        return "minimum_age:" + years;
    }

    /** Returns the article on counting years; the number of years is the application's own rule. */
    @Override
    public Optional<String> legalBasis() {
        return Optional.of("민법 제158조");
    }

    @Override
    public Verdict judgeAge(BirthDate born, LocalDate today) {
        return AgePolicy.from(new FullYears(years).reachedOn(born), today, PolicyReason.UNDER_AGE);
    }
}
