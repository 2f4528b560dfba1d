package dev.bonin.sandbox.window;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The texts of all languages. */
final class Catalogue {
    private final Map<Language, Texts> texts = new EnumMap<>(Language.class);

    Catalogue() {
        Arrays.stream(Language.values()).forEach(language -> texts.put(language, Texts.load(language)));
    }

    Texts in(Language language) {
        return texts.computeIfAbsent(language, Texts::load);
    }
}
