package dev.bonin.reason;

import java.util.Locale;

/**
 * The reason for a refusal or failure. Implemented by enums; the texts of the codes are in {@code
 * reasons_ko.properties} and {@code reasons_en.properties}.
 */
public interface Reason {
    /** Returns the name of the constant. */
    String name();

    /** Returns the code. It is stable: clients must compare it instead of messages. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the category. */
    Category category();
}
