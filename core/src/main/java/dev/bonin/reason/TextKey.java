package dev.bonin.reason;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The key of a text: {@code under_age.person}, or {@code under_age.minimum_age.person} if a policy has its own text.
 *
 * @param policy the policy's name without an argument
 */
record TextKey(String reason, Optional<String> policy, Part part) {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** Parses a key; empty if it is invalid. */
    static Optional<TextKey> tryParse(String text) {
        var words = text.split("\\.", -1);
        if (words.length < 2 || words.length > 3) {
            return Optional.empty();
        }
        for (int word = 0; word < words.length - 1; word++) {
            if (!CODE.matcher(words[word]).matches()) {
                return Optional.empty();
            }
        }
        var policy = words.length == 3 ? Optional.of(words[1]) : Optional.<String>empty();
        return Part.tryParse(words[words.length - 1]).map(part -> new TextKey(words[0], policy, part));
    }

    /** Returns the placeholders that its text may contain. */
    Set<String> placeholders() {
        var known = new TreeSet<>(Set.of(Sentence.REASON));
        if (policy.isPresent()) {
            known.add(Sentence.ARGUMENT);
        }
        if (part == Part.DAY) {
            known.add(Sentence.PASSES_FROM);
        }
        return known;
    }

    @Override
    public String toString() {
        return reason + policy.map(name -> "." + name).orElse("") + "." + part.code();
    }
}
