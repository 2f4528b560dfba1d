package dev.bonin.reason;

import java.util.Locale;

/**
 * Why the answer is no. Enums implement it, one for each kind of answer; the texts of their codes are in
 * {@code reasons_ko.properties} and {@code reasons_en.properties}.
 */
public interface Reason {
    /** Returns the name of the constant. */
    String name();

    /** Returns the code. It is stable: clients and texts go by it, never by a sentence. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the kind of answer. */
    Category category();
}
