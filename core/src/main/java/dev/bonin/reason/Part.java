package dev.bonin.reason;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The part of an explanation that a text is for: the last word of its key. */
enum Part {
    /** Heading. Optional for the reason of a policy: there is a default title for refusals by a policy. */
    TITLE,
    PERSON,
    OPERATOR,
    NEXT,
    /** Added to the message to the person if the day is known from which the policy would pass. */
    DAY;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether every reason must have it. */
    boolean required() {
        return this != DAY && this != TITLE;
    }

    static Optional<Part> tryParse(String word) {
        return Arrays.stream(values()).filter(part -> part.code().equals(word)).findFirst();
    }
}
