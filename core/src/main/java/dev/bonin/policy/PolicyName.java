package dev.bonin.policy;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * By what a purpose names a policy.
 *
 * @param text all of it
 * @param family what is before the colon
 * @param given the argument; empty where there is no colon
 */
record PolicyName(String text, String family, Optional<String> given) {
    static final String SHAPE_IN_WORDS =
            "small letters, digits and underscores; an argument after a colon, several values joined by +";

    private static final Pattern SHAPE = Pattern.compile("([a-z][a-z0-9_]{0,63})(?::([a-z0-9_+]{1,200}))?");

    /** @param text of any shape; one that is no name is not repeated, for it may hold anything */
    static PolicyName parse(String text) {
        var parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new UnusablePolicyException("policy: not a name (expected: " + SHAPE_IN_WORDS + ")");
        }
        return new PolicyName(text, parts.group(1), Optional.ofNullable(parts.group(2)));
    }

    /** What is after the colon, which has to be there. */
    String argument(String expected) {
        return given.orElseThrow(() -> unusable(expected));
    }

    /** The values of the argument, each of them known to {@code read} and named once. */
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

    /** {@code policy}, which takes no argument. */
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
