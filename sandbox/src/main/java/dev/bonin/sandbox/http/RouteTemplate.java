package dev.bonin.sandbox.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with named segments. Matching works on the encoded path, so that {@code %2F} is never a separator. */
record RouteTemplate(String text, List<String> segments) {

    static RouteTemplate parse(String text) {
        return new RouteTemplate(text, segmentsOf(text));
    }

    Optional<Map<String, String>> match(String rawPath) {
        List<String> actual = segmentsOf(rawPath);
        if (actual.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int index = 0; index < segments.size(); index++) {
            if (!matches(segments.get(index), actual.get(index), values)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static boolean matches(String expected, String actual, Map<String, String> values) {
        if (!expected.startsWith("{")) {
            return expected.equals(actual);
        }
        Optional<String> value = decode(actual);
        value.ifPresent(text -> values.put(expected.substring(1, expected.length() - 1), text));
        return value.isPresent();
    }

    /** Returns empty for an empty or malformed segment: no route matches such a path. */
    private static Optional<String> decode(String segment) {
        try {
            return Optional.of(FormText.unescape(segment)).filter(text -> !text.isEmpty());
        } catch (Refusal broken) {
            return Optional.empty();
        }
    }

    private static List<String> segmentsOf(String path) {
        return List.of(path.split("/", -1));
    }
}
