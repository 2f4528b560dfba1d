package dev.bonin.sandbox.window;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of the window. */
enum Language {
    KOREAN("ko"),
    ENGLISH("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }

    /** Returns the language of a {@code lang} parameter; empty if it is missing or unknown. */
    static Optional<Language> ofTag(@Nullable String tag) {
        for (Language language : values()) {
            if (language.tag.equals(tag)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** Returns the first supported language of an {@code Accept-Language} header; Korean if there is none. */
    static Language preferredIn(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return KOREAN;
        }
        try {
            return Locale.LanguageRange.parse(acceptLanguage).stream()
                    .map(range -> ofTag(range.getRange().split("-", 2)[0]))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(KOREAN);
        } catch (IllegalArgumentException malformedHeader) {
            return KOREAN;
        }
    }
}
