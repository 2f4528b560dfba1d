package dev.bonin.reason;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** All texts in one language: Bonin's, overridden and supplemented by the application's. */
final class ReasonTexts {
    /** The reason whose texts are used for a reason without texts. */
    static final String OTHER = "other";

    /** The reason whose title, a refusal by a policy, is used for a reason without a title. */
    static final String POLICY = "policy";

    /** Editors of Windows write it at the beginning of a file. */
    private static final String MARK = "\uFEFF";

    private final Map<TextKey, Sentence> sentences = new HashMap<>();

    /**
     * Reads the texts.
     *
     * @throws IllegalStateException if a file, a key or a placeholder is invalid; the message names it
     */
    static ReasonTexts read(String file, ClassLoader application) {
        var texts = new ReasonTexts();
        try {
            // As with classes, the first file on the class path takes precedence.
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
        var properties = properties(file, stream);
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

    /** Reads a file in UTF-8, with or without a byte order mark; another encoding would show as question marks. */
    private static Properties properties(String file, InputStream stream) throws IOException {
        var properties = new Properties();
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(stream.readAllBytes()))
                    .toString();
            properties.load(new StringReader(text.startsWith(MARK) ? text.substring(1) : text));
            return properties;
        } catch (CharacterCodingException other) {
            throw new IllegalStateException(
                    file + ": not in UTF-8 (expected: the file saved as UTF-8; editors may save Korean as CP949)",
                    other);
        } catch (IllegalArgumentException escape) {
            throw new IllegalStateException(
                    file + ": a backslash is followed by u and not by four hexadecimal digits (expected: the letters"
                            + " themselves, or two backslashes for one)",
                    escape);
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

    /**
     * Returns the policy's own text if there is one and all its placeholders have values, otherwise the reason's text;
     * empty if there is neither.
     */
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
