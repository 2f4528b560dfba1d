package dev.bonin.sandbox.certification;

import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/**
 * The differences between a test's record and the one that persona and channel would give.
 *
 * @param fields replaced values, by the names of PortOne's record
 * @param absent names of the record to omit
 * @param extra members that are not in PortOne's record today but may be added
 */
public record Overrides(JsonObject fields, Set<String> absent, JsonObject extra) {

    public Overrides {
        absent = Set.copyOf(absent);
        fields.members().forEach(ReportField::require);
        absent.forEach(ReportField::require);
        extra.members().keySet().forEach(ReportField::requireUnknown);
    }

    public static Overrides none() {
        return new Overrides(JsonObject.empty(), Set.of(), JsonObject.empty());
    }

    JsonObject applyTo(JsonObject report) {
        return withBirth(report).withAll(fields).without(absent).withAll(extra);
    }

    /** Adjusts {@code birth} to an overridden birthday, since the two never contradict each other in real answers. */
    private JsonObject withBirth(JsonObject report) {
        JsonValue birthday = fields.members().get("birthday");
        if (!(birthday instanceof JsonString text)) {
            return report;
        }
        try {
            return report.with("birth", Birth.epochSeconds(LocalDate.parse(text.value())));
        } catch (DateTimeException notADate) {
            // A test may use an invalid birthday; PortOne's number for one is unknown, so the persona's stays
            return report;
        }
    }
}
