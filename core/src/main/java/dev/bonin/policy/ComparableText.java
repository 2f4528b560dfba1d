package dev.bonin.policy;

import dev.bonin.person.PhoneNumber;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Normalises typed and reported values for comparison. Each method returns empty for a malformed value. */
final class ComparableText {
    /** Characters that are ignored in names: spaces, dashes, dots, apostrophes and invisible characters. */
    private static final Pattern BETWEEN_LETTERS = Pattern.compile(
            "[\\p{Z}\\p{Cc}\\p{Cf}\\p{Pd}\\u2212.\\u00B7\\u2027\\u2022\\u30FB\\u318D'`\\u00B4\\u2018\\u2019\\u2032\\u02BB\\u02BC]");

    private static final Pattern DAY = Pattern.compile("([0-9]{4})([-./]?)([0-9]{2})\\2([0-9]{2})");

    private ComparableText() {}

    /**
     * Normalises a name: compatible forms, such as full-width or decomposed letters, become equal (NFKC), and so do
     * upper and lower case of Latin letters.
     */
    static Optional<String> name(String text) {
        var letters = BETWEEN_LETTERS.matcher(text).replaceAll("");
        var upper = compose(compose(letters).toUpperCase(Locale.ROOT));
        return Optional.of(BETWEEN_LETTERS.matcher(upper).replaceAll("")).filter(name -> !name.isEmpty());
    }

    /** Normalises a day to {@code yyyy-MM-dd}. */
    static Optional<String> birthday(String text) {
        var parts = DAY.matcher(compose(text).strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        return day(parts.group(1), parts.group(3), parts.group(4));
    }

    private static Optional<String> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                    .toString());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** Normalises a phone number to the digits dialled within Korea. */
    static Optional<String> phone(String text) {
        return PhoneNumber.withinKorea(text);
    }

    private static String compose(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }
}
