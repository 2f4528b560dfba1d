package dev.bonin.policy;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a policy in a purpose.
 *
 * @param text the whole name
 * @param family the part before the colon
 * @param given the argument; empty without a colon
 */
record PolicyName(String text, String family, Optional<String> given) {
    static final String SHAPE_IN_WORDS =
            "small letters, digits and underscores; an argument after a colon, several values joined by +";

    private static final Pattern SHAPE = Pattern.compile("([a-z][a-z0-9_]{0,63})(?::([a-z0-9_+]{1,200}))?");

    /**
     * Parses a name.
     *
     * @param text any text; a malformed one is not quoted in the message, since it may contain anything
     */
    static PolicyName parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new UnusablePolicyException("policy: invalid name (expected: " + SHAPE_IN_WORDS + ")");
        }
        return new PolicyName(text, parts.group(1), Optional.ofNullable(parts.group(2)));
    }

    /** Returns the argument, which is required. */
    String argument(String expected) {
        return given.orElseThrow(() -> unusable(expected));
    }

    /** Returns the values of the argument, each of them accepted by {@code read} and unique. */
    <T> Set<T> values(Function<String, Optional<T>> read, String expected) {
        var words = Arrays.asList(argument(expected).split("\\+", -1));
        var values = words.stream()
                .map(word -> read.apply(word).orElseThrow(() -> unusable(expected)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (values.size() < words.size()) {
            throw unusable(expected);
        }
        return values;
    }

    /** Returns {@code policy}, which takes no argument. */
    Policy alone(Policy policy) {
        if (given.isPresent()) {
            throw unusable("no argument: " + family);
        }
        return policy;
    }

    UnusablePolicyException unusable(String expected) {
        return new UnusablePolicyException("policy: " + text + " (expected: " + expected + ")");
    }
}
