package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The place of a value in PortOne V2's record, such as {@code verifiedCustomer.ci}; an empty {@code parent} is the
 * record itself.
 */
record ReportPath(String parent, String name) {
    private static final String BOOLEAN = "isForeigner";

    /** The members of all three forms of the record (PortOne V2 OpenAPI 1.16.0), by the object that they are in. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "",
            List.of(
                    "status",
                    "id",
                    "customData",
                    "requestedAt",
                    "updatedAt",
                    "statusChangedAt",
                    "verifiedAt",
                    "pgTxId",
                    "pgRawResponse",
                    "version"),
            "channel",
            List.of("type", "id", "key", "name", "pgProvider", "pgMerchantId"),
            "requestedCustomer",
            List.of("id", "name", "phoneNumber", "birthYear", "birthMonth", "birthDay"),
            "verifiedCustomer",
            List.of("id", "name", "operator", "phoneNumber", "birthDate", "gender", BOOLEAN, "ci", "di"),
            "failure",
            List.of("reason", "pgCode", "pgMessage"));

    static ReportPath of(String text) {
        int dot = text.indexOf('.');
        return dot < 0 ? new ReportPath("", text) : new ReportPath(text.substring(0, dot), text.substring(dot + 1));
    }

    /** Returns the paths of all members, with those of an inner object instead of the object unless it is empty. */
    static List<ReportPath> allOf(JsonObject object) {
        return object.members().entrySet().stream()
                .flatMap(member -> member.getValue() instanceof JsonObject inner
                                && !inner.members().isEmpty()
                        ? inner.members().keySet().stream().map(name -> new ReportPath(member.getKey(), name))
                        : Stream.of(new ReportPath("", member.getKey())))
                .toList();
    }

    /** Returns whether PortOne's record has this member, or the object of this name. */
    boolean isKnown() {
        return isObject() || NAMES.getOrDefault(parent, List.of()).contains(name);
    }

    void requireKnown() {
        if (!isKnown()) {
            throw new IllegalArgumentException("field: " + this + " (expected: one of " + known() + ")");
        }
    }

    void requireType(JsonValue value) {
        requireKnown();
        boolean fits = value instanceof JsonNull
                || (isObject() && value instanceof JsonObject)
                || (name.equals(BOOLEAN) ? value instanceof JsonBoolean : !isObject() && value instanceof JsonString);
        if (!fits) {
            throw new IllegalArgumentException(this + ": another type (expected: " + expectedType() + " or null)");
        }
    }

    Optional<JsonValue> find(JsonObject report) {
        return parent.isEmpty() ? report.find(name) : inner(report).flatMap(object -> object.find(name));
    }

    JsonObject set(JsonObject report, JsonValue value) {
        if (parent.isEmpty()) {
            return report.with(name, value);
        }
        return report.with(parent, inner(report).orElse(JsonObject.empty()).with(name, value));
    }

    JsonObject remove(JsonObject report) {
        if (parent.isEmpty()) {
            return report.without(Set.of(name));
        }
        return inner(report)
                .map(object -> report.with(parent, object.without(Set.of(name))))
                .orElse(report);
    }

    private boolean isObject() {
        return parent.isEmpty() && !name.isEmpty() && NAMES.containsKey(name);
    }

    private String expectedType() {
        return isObject() ? "an object" : name.equals(BOOLEAN) ? "true, false" : "a string";
    }

    private Optional<JsonObject> inner(JsonObject report) {
        return report.find(parent).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    private static String known() {
        return NAMES.entrySet().stream()
                .flatMap(object -> object.getValue().stream().map(name -> new ReportPath(object.getKey(), name)))
                .map(ReportPath::toString)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .collect(Collectors.joining(", "));
    }

    /** Returns for example {@code verifiedCustomer.ci}. */
    @Override
    public String toString() {
        return parent.isEmpty() ? name : parent + "." + name;
    }
}
