package dev.bonin.audit;

import java.io.IOException;

/**
 * Writes entries as CSV (RFC 4180). Every field is quoted, and spreadsheets never interpret one as a formula. It begins
 * with a byte order mark: without one, Excel on a Korean Windows reads UTF-8 as its own code page (CP949).
 */
final class AuditCsv {
    private static final String HEADER =
            "\uFEFFsequence,at,at_kst,actor,source,reason,action,application,purpose,verification_id,person_id,detail,id,hash\r\n";

    /** Characters that start a formula in spreadsheets, or that spreadsheets skip before one. */
    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private AuditCsv() {}

    static void begin(Appendable out) throws IOException {
        out.append(HEADER);
    }

    static void write(ChainedEvent entry, Appendable out) throws IOException {
        out.append(Long.toString(entry.sequence()));
        for (var text : AuditFields.of(entry).values()) {
            out.append(',').append(field(text));
        }
        out.append("\r\n");
    }

    private static String field(String text) {
        var harmless = text.isEmpty() || BEGINS_A_FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
