package dev.bonin.sandbox.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The texts of one language: one catalogue for the pages, their scripts, {@code iamport.js} and the outcomes. */
final class Texts {
    private final Language language;
    private final Map<String, String> sentences;

    private Texts(Language language, Map<String, String> sentences) {
        this.language = language;
        this.sentences = sentences;
    }

    static Texts load(Language language) {
        JsonValue catalogue = JsonReader.parse(read("texts." + language.tag() + ".json"));
        Map<String, String> sentences = new LinkedHashMap<>();
        ((JsonObject) catalogue).members().forEach((key, value) -> sentences.put(key, ((JsonString) value).value()));
        return new Texts(language, Map.copyOf(sentences));
    }

    /** Reads a file beside this class. */
    static String read(String name) {
        try (InputStream content = requireNonNull(Texts.class.getResourceAsStream(name), name)) {
            return new String(content.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Resource cannot be read: " + name, e);
        }
    }

    Language language() {
        return language;
    }

    Map<String, String> sentences() {
        return sentences;
    }

    /**
     * Returns a text.
     *
     * @throws IllegalArgumentException if the key is unknown
     */
    String say(String key) {
        String sentence = sentences.get(key);
        if (sentence == null) {
            throw new IllegalArgumentException("text: " + key + " (expected: a key of the catalogue)");
        }
        return sentence;
    }

    /** Returns a text with every <code>{name}</code> replaced by its value. */
    String say(String key, Map<String, Integer> values) {
        String sentence = say(key);
        for (Map.Entry<String, Integer> value : values.entrySet()) {
            sentence = sentence.replace(
                    "{" + value.getKey() + "}", value.getValue().toString());
        }
        return sentence;
    }

    /** Returns the texts whose key has this prefix, as a JSON object. */
    JsonObject json(String prefix) {
        JsonObject json = JsonObject.empty();
        for (Map.Entry<String, String> sentence : sentences.entrySet()) {
            if (sentence.getKey().startsWith(prefix)) {
                json = json.with(sentence.getKey(), sentence.getValue());
            }
        }
        return json.sorted();
    }
}
