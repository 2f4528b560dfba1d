package dev.bonin.web.request;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The types of body that a browser may send, each in UTF-8. */
enum BodyType {
    JSON("application/json"),
    FORM("application/x-www-form-urlencoded");

    private final String name;

    BodyType(String name) {
        this.name = name;
    }

    /**
     * Returns the type that a {@code Content-Type} names (RFC 9110, section 8.3); empty if it is unknown, malformed, or
     * has another charset than UTF-8.
     *
     * @param header null if it is missing
     */
    static Optional<BodyType> of(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        var parts = header.split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            if (!isFine(parts[i].strip())) {
                return Optional.empty();
            }
        }
        var named = parts[0].strip().toLowerCase(Locale.ROOT);
        for (var type : values()) {
            if (type.name.equals(named)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Accepts all parameters except another charset, and an empty one: some clients end with a semicolon. */
    private static boolean isFine(String parameter) {
        if (parameter.isEmpty()) {
            return true;
        }
        int equals = parameter.indexOf('=');
        if (equals < 1) {
            return false;
        }
        var isCharset = parameter.substring(0, equals).strip().equalsIgnoreCase("charset");
        var value = parameter.substring(equals + 1).strip();
        return !isCharset || value.equalsIgnoreCase("utf-8") || value.equalsIgnoreCase("\"utf-8\"");
    }
}
