package dev.bonin.sandbox.window;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The texts of all languages. */
public final class Catalogue {
    private final Map<Language, Texts> texts = new EnumMap<>(Language.class);

    public Catalogue() {
        Arrays.stream(Language.values()).forEach(language -> texts.put(language, Texts.load(language)));
    }

    /** Returns the texts whose key has this prefix, by language. */
    public JsonObject json(String prefix) {
        JsonObject json = JsonObject.empty();
        for (Language language : Language.values()) {
            json = json.with(language.tag(), in(language).json(prefix));
        }
        return json;
    }

    Texts in(Language language) {
        return texts.computeIfAbsent(language, Texts::load);
    }
}
