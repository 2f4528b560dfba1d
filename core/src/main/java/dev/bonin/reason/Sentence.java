package dev.bonin.reason;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with placeholders in braces. */
record Sentence(String text) {
    static final String REASON = "reason";
    static final String ARGUMENT = "argument";
    static final String PASSES_FROM = "passes_from";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    Set<String> placeholders() {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    boolean canBeFilledWith(Map<String, String> values) {
        return values.keySet().containsAll(placeholders());
    }

    /** Returns the text with its placeholders replaced once; values may contain braces. */
    String filledWith(Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> value(found, values));
    }

    private static String value(MatchResult found, Map<String, String> values) {
        return Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group()));
    }
}
