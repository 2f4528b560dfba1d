package dev.bonin.reason;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** All texts in one language: ours, and in their place or besides the application's. */
final class ReasonTexts {
    /** The reason whose texts are given where a reason has none. */
    static final String OTHER = "other";

    /** The reason that is given a title where a reason has none: that a policy refused. */
    static final String POLICY = "policy";

    private final Map<TextKey, Sentence> sentences = new HashMap<>();

    /** @throws IllegalStateException where a key or a placeholder is none; it says which */
    static ReasonTexts read(String file, ClassLoader application) {
        var texts = new ReasonTexts();
        try {
            // The first on the class path goes before the others, as it does with classes.
            for (var url : Collections.list(application.getResources("bonin/" + file))) {
                try (var stream = url.openStream()) {
                    texts.add("bonin/" + file, stream);
                }
            }
            try (var stream = ReasonTexts.class.getResourceAsStream(file)) {
                if (stream == null) {
                    throw new IllegalStateException("Resource missing: " + file);
                }
                texts.add(file, stream);
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void add(String file, InputStream stream) throws IOException {
        var properties = new Properties();
        properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        for (var name : properties.stringPropertyNames()) {
            var key = TextKey.tryParse(name)
                    .orElseThrow(() -> new IllegalStateException(file + ": " + name
                            + ": no such text (expected: <reason>.title, .person, .operator, .next or .day, with the name of a"
                            + " policy between them where only it says so)"));
            var sentence = new Sentence(properties.getProperty(name));
            checkPlaceholders(file, key, sentence);
            sentences.putIfAbsent(key, sentence);
        }
    }

    private static void checkPlaceholders(String file, TextKey key, Sentence sentence) {
        for (var placeholder : sentence.placeholders()) {
            if (!key.placeholders().contains(placeholder)) {
                throw new IllegalStateException(
                        file + ": " + key + ": {" + placeholder + "} (expected: one of " + key.placeholders() + ")");
            }
        }
    }

    Set<TextKey> keys() {
        return Collections.unmodifiableSet(sentences.keySet());
    }

    boolean explains(String reason) {
        return sentences.containsKey(new TextKey(reason, Optional.empty(), Part.PERSON));
    }

    /** The policy's own text if there is one that can be filled in, or the reason's; empty where there is none. */
    Optional<String> text(String reason, Optional<String> policy, Part part, Map<String, String> values) {
        return policy.flatMap(name -> filled(new TextKey(reason, Optional.of(name), part), values))
                .or(() -> filled(new TextKey(reason, Optional.empty(), part), values));
    }

    private Optional<String> filled(TextKey key, Map<String, String> values) {
        return Optional.ofNullable(sentences.get(key))
                .filter(sentence -> sentence.canBeFilledWith(values))
                .map(sentence -> sentence.filledWith(values));
    }
}
