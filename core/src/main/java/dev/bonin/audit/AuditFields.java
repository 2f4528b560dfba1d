package dev.bonin.audit;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Converts an entry to field names and texts, in the order of the export. */
final class AuditFields {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** With the offset, so that the text means one moment by itself. */
    private static final DateTimeFormatter AT_KST = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private AuditFields() {}

    /** Returns the fields except the sequence number, which is not a text. */
    static Map<String, String> of(ChainedEvent entry) {
        var event = entry.event();
        var fields = new LinkedHashMap<String, String>();
        fields.put("at", event.at().toString());
        fields.put("at_kst", AT_KST.format(event.at().atZone(SEOUL)));
        fields.put("actor", event.access().actor());
        fields.put("source", event.access().source());
        fields.put("reason", event.access().reason());
        fields.put("action", event.action().code());
        fields.put("application", event.application());
        fields.put("purpose", event.purpose());
        fields.put("verification_id", event.verification().orElse(""));
        fields.put("person_id", event.person().map(Object::toString).orElse(""));
        fields.put("detail", event.detail());
        fields.put("id", event.id());
        fields.put("hash", entry.hash());
        return fields;
    }
}
