package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * The differences between a test's record and the one that persona and channel would give.
 *
 * @param fields replaced values, by the names of PortOne's record and nested like it; null only where a test wants null
 * @param absent paths to omit, such as {@code verifiedCustomer.ci}
 * @param extra members that are not in PortOne's record today but may be added, nested like it
 */
public record IdentityOverrides(JsonObject fields, Set<String> absent, JsonObject extra) {

    public IdentityOverrides {
        absent = Set.copyOf(absent);
        for (ReportPath path : ReportPath.allOf(fields)) {
            path.requireType(path.find(fields).orElseThrow());
        }
        absent.forEach(path -> ReportPath.of(path).requireKnown());
        for (ReportPath path : ReportPath.allOf(extra)) {
            requireUnknown(path);
        }
    }

    public static IdentityOverrides none() {
        return new IdentityOverrides(JsonObject.empty(), Set.of(), JsonObject.empty());
    }

    Optional<String> status() {
        return fields.findString("status");
    }

    IdentityOverrides with(String path, JsonValue value) {
        return new IdentityOverrides(ReportPath.of(path).set(fields, value), absent, extra);
    }

    JsonObject applyTo(JsonObject report) {
        JsonObject result = merge(report, fields);
        for (String path : absent) {
            result = ReportPath.of(path).remove(result);
        }
        return merge(result, extra);
    }

    private static JsonObject merge(JsonObject report, JsonObject others) {
        JsonObject result = report;
        for (ReportPath path : ReportPath.allOf(others)) {
            result = path.set(result, path.find(others).orElseThrow());
        }
        return result;
    }

    private static void requireUnknown(ReportPath path) {
        if (path.isKnown()) {
            throw new IllegalArgumentException("extra: " + path + " (expected: a name PortOne does not use)");
        }
    }
}
