package dev.bonin.reason;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a text says of a reason: the last word of its key. */
enum Part {
    /** Above the others. A reason of a policy needs none: that a policy refused has a title. */
    TITLE,
    PERSON,
    OPERATOR,
    NEXT,
    /** Said to the person besides, where the day is known from which it would pass. */
    DAY;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether every reason has it. */
    boolean required() {
        return this != DAY && this != TITLE;
    }

    static Optional<Part> tryParse(String word) {
        return Arrays.stream(values()).filter(part -> part.code().equals(word)).findFirst();
    }
}
