package dev.bonin.web.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Chooses the language of a response: Korean, unless the caller prefers English. */
final class AnswerLanguage {
    private static final List<Locale> LANGUAGES = List.of(Locale.KOREAN, Locale.ENGLISH);

    private AnswerLanguage() {}

    /**
     * Returns one of the two.
     *
     * @param acceptLanguage the header of that name; null or invalid means Korean
     */
    static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.KOREAN;
        }
        try {
            var preferred = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return preferred == null ? Locale.KOREAN : preferred;
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            // The JDK's parser throws the second one for headers such as "q=q=q".
            return Locale.KOREAN;
        }
    }
}
