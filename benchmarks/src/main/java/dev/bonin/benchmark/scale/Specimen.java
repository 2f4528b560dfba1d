package dev.bonin.benchmark.scale;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * A real verification of somebody who was not known before, with all of its rows, set aside in a schema of its own to
 * be multiplied there. A copy differs in all that has to be unique, and in its times. Nobody can open what is sealed in
 * it, and nobody can be found by it, but a verification of somebody else never does either.
 */
final class Specimen {
    private static final long PIECE = 20_000;

    /** Whose rows are multiplied, and how they are found by the ids of verification and person. */
    private static final Map<String, String> TABLES = tables();

    /** As the server makes ids: nine characters of time, which sort by it, and 23 of chance. */
    private static final String MOMENT = """
            CREATE FUNCTION specimen.moment(millis bigint) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
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
    private final String verification;

    private Specimen(Session session, String verification) {
        this.session = session;
        this.verification = verification;
    }

    private static Map<String, String> tables() {
        var tables = new LinkedHashMap<String, String>();
        tables.put("bonin_verification", "id = '@verification'");
        tables.put("bonin_identity", "verification_id = '@verification'");
        tables.put(
                "bonin_data_key",
                "id = '@verification' OR id IN (SELECT id FROM bonin_person_key WHERE person_id = '@person')");
        tables.put("bonin_person", "id = '@person'");
        tables.put("bonin_person_key", "person_id = '@person'");
        tables.put(
                "bonin_person_index", "person_key_id IN (SELECT id FROM bonin_person_key WHERE person_id = '@person')");
        tables.put("bonin_audit_event", "verification_id = '@verification' AND seq IS NOT NULL");
        return tables;
    }

    /**
     * Takes the latest that is done and whose access log is chained.
     *
     * @throws SQLException if there is none
     */
    static Specimen setAside(Session session) throws SQLException {
        var ids = session.texts("SELECT i.verification_id || ' ' || i.person_id FROM bonin_identity i"
                + " JOIN bonin_audit_event a ON a.verification_id = i.verification_id AND a.seq IS NOT NULL"
                + " WHERE i.person_id IS NOT NULL ORDER BY i.verification_id DESC LIMIT 1");
        if (ids.isEmpty()) {
            throw new SQLException("No verification to be multiplied");
        }
        var pair = List.of(ids.get(0).split(" ", 2));
        session.run("CREATE SCHEMA specimen");
        session.run(MOMENT);
        for (var table : TABLES.entrySet()) {
            session.run("CREATE TABLE specimen." + table.getKey() + " AS SELECT * FROM " + table.getKey() + " WHERE "
                    + table.getValue().replace("@verification", pair.get(0)).replace("@person", pair.get(1)));
        }
        return new Specimen(session, pair.get(0));
    }

    /**
     * Stores all of its rows as often as the span has moments.
     *
     * @param progress is told how many there are now, from time to time
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

    /** Stores the rows of one table. */
    void multiply(String into, String table, Span span) throws SQLException {
        for (long from = 0; from < span.count(); from += PIECE) {
            insert(into, table, span, from, Math.min(span.count(), from + PIECE) - 1);
        }
    }

    /** Of a table, with commas between them. */
    String columns(String table) throws SQLException {
        return String.join(", ", columnNames(table));
    }

    private List<String> columnNames(String table) throws SQLException {
        return session.texts("SELECT column_name FROM information_schema.columns WHERE table_schema = 'specimen'"
                + " AND table_name = '" + table + "' ORDER BY ordinal_position");
    }

    private void insert(String into, String table, Span span, long from, long to) throws SQLException {
        var values =
                columnNames(table).stream().map(column -> value(table, column)).toList();
        session.run("WITH s AS MATERIALIZED (" + span.query(from, to) + ") INSERT INTO " + into + " ("
                + columns(table) + ") SELECT " + String.join(", ", values) + " FROM s CROSS JOIN specimen." + table
                + " t");
    }

    private String value(String table, String column) {
        return switch (table + "." + column) {
            case "bonin_verification.id",
                    "bonin_audit_event.id",
                    "bonin_identity.verification_id",
                    "bonin_audit_event.verification_id" -> timed("t." + column);
            case "bonin_data_key.id", "bonin_identity.data_key_id" ->
                "CASE WHEN t." + column + " = '" + verification + "' THEN " + timed("t." + column) + " ELSE "
                        + drawn("t." + column) + " END";
            case "bonin_person.id",
                    "bonin_identity.person_id",
                    "bonin_audit_event.person_id",
                    "bonin_person_key.id",
                    "bonin_person_key.person_id",
                    "bonin_person_index.person_key_id" -> drawn("t." + column);
            case "bonin_person_index.key_index" -> drawn("t.key_index") + " || md5(s.n || t.key_index)";
            case "bonin_verification.imp_uid" -> "left(t.imp_uid, 13) || " + timed("t.id");
            case "bonin_verification.page_token_hash" -> drawn("t.page_token_hash");
            case "bonin_verification.created_at",
                    "bonin_verification.expires_at",
                    "bonin_verification.certified_at",
                    "bonin_verification.finished_at",
                    "bonin_verification.erase_after" -> "t." + column + " + s.millis - t.created_at";
            case "bonin_person.created_at", "bonin_person_key.provided_at", "bonin_audit_event.at" -> "s.millis";
            case "bonin_audit_event.seq" -> "-(s.n * 1000 + t.seq % 1000 + 1)"; // before all that the chain will count
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
