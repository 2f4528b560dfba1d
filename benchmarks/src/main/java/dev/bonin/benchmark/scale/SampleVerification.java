package dev.bonin.benchmark.scale;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * A real verification of a new person, with all of its rows, copied to a separate schema to be multiplied. Copies
 * differ in all unique values and in their times. Their sealed values cannot be opened and their people cannot be
 * looked up, but verifications of other people do not need that.
 */
final class SampleVerification {
    private static final long PIECE = 20_000;

    /** The tables to multiply, and the conditions that select the rows by the ids of verification and person. */
    private static final Map<String, String> TABLES = tables();

    /** The prefix of ids as the server creates them: nine characters of time, before 23 random ones. */
    private static final String MOMENT = """
            CREATE FUNCTION sample.moment(millis bigint) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
            DECLARE digits text := ''; rest bigint := millis;
            BEGIN
              FOR i IN 1..9 LOOP
                digits := substr('0123456789abcdefghijklmnopqrstuvwxyz', (rest % 36)::int + 1, 1) || digits;
                rest := rest / 36;
              END LOOP;
              RETURN digits;
            END
            $$""";

    private final Session session;

    private SampleVerification(Session session) {
        this.session = session;
    }

    private static Map<String, String> tables() {
        var tables = new LinkedHashMap<String, String>();
        tables.put("bonin_verification", "id = '@verification'");
        tables.put("bonin_identity", "verification_id = '@verification'");
        tables.put("bonin_person", "id = '@person'");
        tables.put("bonin_person_key", "person_id = '@person'");
        tables.put(
                "bonin_person_index", "person_key_id IN (SELECT id FROM bonin_person_key WHERE person_id = '@person')");
        tables.put("bonin_audit_event", "verification_id = '@verification' AND seq IS NOT NULL");
        return tables;
    }

    /**
     * Copies the latest finished verification whose access log is chained.
     *
     * @throws SQLException if there is none
     */
    static SampleVerification copy(Session session) throws SQLException {
        var ids = session.texts("SELECT i.verification_id || ' ' || i.person_id FROM bonin_identity i"
                + " JOIN bonin_audit_event a ON a.verification_id = i.verification_id AND a.seq IS NOT NULL"
                + " WHERE i.person_id IS NOT NULL ORDER BY i.verification_id DESC LIMIT 1");
        if (ids.isEmpty()) {
            throw new SQLException("No finished verification to copy");
        }
        var pair = List.of(ids.get(0).split(" ", 2));
        session.run("CREATE SCHEMA sample");
        session.run(MOMENT);
        for (var table : TABLES.entrySet()) {
            session.run("CREATE TABLE sample." + table.getKey() + " AS SELECT * FROM " + table.getKey() + " WHERE "
                    + table.getValue().replace("@verification", pair.get(0)).replace("@person", pair.get(1)));
        }
        return new SampleVerification(session);
    }

    /**
     * Stores a copy of all its rows for each moment of the span.
     *
     * @param progress called with the number of copies, from time to time
     */
    void multiply(Span span, LongConsumer progress) throws SQLException {
        for (long from = 0; from < span.count(); from += PIECE) {
            long to = Math.min(span.count(), from + PIECE) - 1;
            for (var table : TABLES.keySet()) {
                insert(table, table, span, from, to);
            }
            progress.accept(to + 1);
        }
    }

    /** Stores copies of the rows of one table. */
    void multiply(String into, String table, Span span) throws SQLException {
        for (long from = 0; from < span.count(); from += PIECE) {
            insert(into, table, span, from, Math.min(span.count(), from + PIECE) - 1);
        }
    }

    /** Returns the columns of a table, separated by commas. */
    String columns(String table) throws SQLException {
        return String.join(", ", columnNames(table));
    }

    private List<String> columnNames(String table) throws SQLException {
        return session.texts("SELECT column_name FROM information_schema.columns WHERE table_schema = 'sample'"
                + " AND table_name = '" + table + "' ORDER BY ordinal_position");
    }

    private void insert(String into, String table, Span span, long from, long to) throws SQLException {
        var values =
                columnNames(table).stream().map(column -> value(table, column)).toList();
        session.run("WITH s AS MATERIALIZED (" + span.query(from, to) + ") INSERT INTO " + into + " ("
                + columns(table) + ") SELECT " + String.join(", ", values) + " FROM s CROSS JOIN sample." + table
                + " t");
    }

    private String value(String table, String column) {
        return switch (table + "." + column) {
            case "bonin_verification.id",
                    "bonin_audit_event.id",
                    "bonin_identity.verification_id",
                    "bonin_audit_event.verification_id" -> timed("t." + column);
            case "bonin_person.id",
                    "bonin_identity.person_id",
                    "bonin_audit_event.person_id",
                    "bonin_person_key.id",
                    "bonin_person_key.person_id",
                    "bonin_person_index.person_key_id" -> drawn("t." + column);
            case "bonin_person_index.key_index" -> drawn("t.key_index") + " || md5(s.n || t.key_index)";
            case "bonin_verification.evidence" -> "left(t.evidence, 13) || " + timed("t.id");
            case "bonin_verification.page_token_hash" -> drawn("t.page_token_hash");
            case "bonin_verification.created_at",
                    "bonin_verification.expires_at",
                    "bonin_verification.certified_at",
                    "bonin_verification.finished_at",
                    "bonin_verification.erase_after" -> "t." + column + " + s.millis - t.created_at";
            case "bonin_person.created_at", "bonin_person_key.provided_at", "bonin_audit_event.at" -> "s.millis";
            case "bonin_audit_event.seq" -> "-(s.n * 1000 + t.seq % 1000 + 1)"; // before all numbers of the chain
            default -> "t." + column;
        };
    }

    private static String timed(String id) {
        return "s.moment || left(md5(" + id + " || s.n), 23)";
    }

    private static String drawn(String id) {
        return "md5(" + id + " || s.n)";
    }
}
