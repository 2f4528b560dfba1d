package dev.bonin.web.problem;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the language of a response: Korean, unless the caller prefers English. Reads the header (RFC 9110, section
 * 12.5.4) itself, in time proportional to its length, which the JDK's lookup does not promise.
 */
final class AnswerLanguage {
    private static final int LONGEST = 1_000;

    /** A language with anything after it, such as {@code en-GB}, and its weight. */
    private static final Pattern RANGE =
            Pattern.compile("(?i)(ko|en)(?:-[a-z0-9-]*)?(?:\\s*;\\s*q\\s*=\\s*([01](?:\\.[0-9]{0,3})?))?");

    private AnswerLanguage() {}

    /** A language that the caller accepts. */
    private record Accepted(Locale language, double weight) {}

    /**
     * Returns one of the two.
     *
     * @param acceptLanguage the header of that name; null, invalid or longer than 1,000 characters means Korean
     */
    static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > LONGEST) {
            return Locale.KOREAN;
        }
        return Stream.of(acceptLanguage.split(",", -1))
                .flatMap(range -> accepted(range.strip()).stream())
                .max(Comparator.comparingDouble(Accepted::weight))
                .map(Accepted::language)
                .orElse(Locale.KOREAN);
    }

    private static Optional<Accepted> accepted(String range) {
        var parts = RANGE.matcher(range);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var weight = parts.group(2) == null ? 1 : Double.parseDouble(parts.group(2));
        var language = parts.group(1).equalsIgnoreCase("en") ? Locale.ENGLISH : Locale.KOREAN;
        return Optional.of(new Accepted(language, weight)).filter(wanted -> wanted.weight() > 0);
    }
}
