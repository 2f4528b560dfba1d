package dev.bonin.audit;

import java.io.IOException;

/** Writes entries as lines of JSON. */
final class AuditJson {
    private AuditJson() {}

    static void write(ChainedEvent entry, Appendable out) throws IOException {
        out.append("{\"sequence\":").append(Long.toString(entry.sequence()));
        for (var field : AuditFields.of(entry).entrySet()) {
            out.append(",\"").append(field.getKey()).append("\":");
            string(field.getValue(), out);
        }
        out.append("}\n");
    }

    private static void string(String text, Appendable out) throws IOException {
        out.append('"');
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"' || letter == '\\') {
                out.append('\\').append(letter);
            } else if (Character.isISOControl(letter)) {
                out.append("\\u%04x".formatted((int) letter));
            } else {
                out.append(letter);
            }
        }
        out.append('"');
    }
}
