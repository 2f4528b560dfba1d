package dev.bonin.sandbox.certification;

import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonNumber;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.util.Map;
import java.util.TreeMap;

/** The member names of PortOne's record, and the JSON type of each. */
enum ReportField {
    TEXT("a string or null"),
    INTEGER("an integer or null"),
    BOOLEAN("true, false or null");

    private static final Map<String, ReportField> NAMES = Map.ofEntries(
            Map.entry("birth", INTEGER),
            Map.entry("birthday", TEXT),
            Map.entry("carrier", TEXT),
            Map.entry("certified", BOOLEAN),
            Map.entry("certified_at", INTEGER),
            Map.entry("foreigner", BOOLEAN),
            Map.entry("foreigner_v2", BOOLEAN),
            Map.entry("gender", TEXT),
            Map.entry("imp_uid", TEXT),
            Map.entry("merchant_uid", TEXT),
            Map.entry("name", TEXT),
            Map.entry("origin", TEXT),
            Map.entry("pg_provider", TEXT),
            Map.entry("pg_tid", TEXT),
            Map.entry("phone", TEXT),
            Map.entry("unique_in_site", TEXT),
            Map.entry("unique_key", TEXT));

    private final String expected;

    ReportField(String expected) {
        this.expected = expected;
    }

    static boolean isKnown(String name) {
        return NAMES.containsKey(name);
    }

    static void require(String name) {
        if (!isKnown(name)) {
            throw new IllegalArgumentException(
                    "field: " + name + " (expected: one of " + String.join(", ", new TreeMap<>(NAMES).keySet()) + ")");
        }
    }

    static void require(String name, JsonValue value) {
        require(name);
        ReportField type = NAMES.get(name);
        if (type != null && !type.accepts(value)) {
            throw new IllegalArgumentException(name + ": another type (expected: " + type.expected + ")");
        }
    }

    static void requireUnknown(String name) {
        if (isKnown(name)) {
            throw new IllegalArgumentException("extra: " + name + " (expected: a name PortOne does not use)");
        }
    }

    private boolean accepts(JsonValue value) {
        if (value instanceof JsonNull) {
            return true;
        }
        return switch (this) {
            case TEXT -> value instanceof JsonString;
            case INTEGER ->
                value instanceof JsonNumber number && number.findLong().isPresent();
            case BOOLEAN -> value instanceof JsonBoolean;
        };
    }
}
