package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Korean sentences for refusals, which are written in English in the code. A sentence of the file may have names
 * in braces: they stand for what differs.
 */
final class RefusalSentences {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final List<Sentence> sentences = new ArrayList<>();

    private record Sentence(Pattern english, String korean) {

        static Sentence of(String english, String korean) {
            StringBuilder pattern = new StringBuilder();
            int end = 0;
            for (Matcher place = PLACE.matcher(english); place.find(); end = place.end()) {
                pattern.append(Pattern.quote(english.substring(end, place.start())))
                        .append("(?<")
                        .append(place.group(1))
                        .append(">.+)");
            }
            return new Sentence(Pattern.compile(pattern + Pattern.quote(english.substring(end))), korean);
        }

        Optional<String> translate(String said) {
            Matcher match = english.matcher(said);
            if (!match.matches()) {
                return Optional.empty();
            }
            return Optional.of(
                    PLACE.matcher(korean).replaceAll(place -> Matcher.quoteReplacement(match.group(place.group(1)))));
        }
    }

    RefusalSentences() {
        String file = Response.resource(RefusalSentences.class, "refusals.ko.json", "application/json")
                .bodyText();
        ((JsonObject) JsonReader.parse(file))
                .members()
                .forEach((english, korean) -> sentences.add(Sentence.of(english, ((JsonString) korean).value())));
    }

    /** Returns the sentence in Korean; the same one if the file has none for it. */
    String inKorean(String english) {
        return sentences.stream()
                .map(sentence -> sentence.translate(english))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(english);
    }
}
