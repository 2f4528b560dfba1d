package dev.bonin.sandbox.certification;

import dev.bonin.sandbox.json.JsonObject;
import dev.bonin.sandbox.json.JsonString;
import dev.bonin.sandbox.json.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;

/**
 * What a test wants otherwise than the persona and the channel would have it.
 *
 * @param fields replaced values, by the names of PortOne's record
 * @param absent names of the record that are left out altogether
 * @param extra members that PortOne does not have today but may add
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

    /** {@code birth} follows an overridden birthday, as the two never contradict each other in real answers. */
    private JsonObject withBirth(JsonObject report) {
        JsonValue birthday = fields.members().get("birthday");
        if (!(birthday instanceof JsonString text)) {
            return report;
        }
        try {
            return report.with("birth", Birth.epochSeconds(LocalDate.parse(text.value())));
        } catch (DateTimeException notADate) {
            // A test may want a broken birthday; PortOne's number for one is unknown, so the persona's stays
            return report;
        }
    }
}
