package dev.bonin.jdbc.engine;

import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import java.util.List;
import java.util.Optional;

/** Bonin's tables, as its migrations make them on every database. */
public final class Tables {
    public static final List<String> ALL = List.of(
            "bonin_account_link",
            "bonin_account_wait",
            "bonin_application",
            "bonin_application_key",
            "bonin_application_return_url",
            "bonin_application_scope",
            "bonin_audit_chain",
            "bonin_audit_event",
            "bonin_ban",
            "bonin_erasure_ledger",
            "bonin_guardian",
            "bonin_handover",
            "bonin_identity",
            "bonin_mode_stamp",
            "bonin_person",
            "bonin_person_index",
            "bonin_person_key",
            "bonin_ring_key",
            "bonin_source_erasure",
            "bonin_verification",
            "bonin_webhook_endpoint",
            "bonin_webhook_event",
            "bonin_webhook_secret");

    private static final List<String> OF_A_FINISH = List.of(
            "bonin_audit_event",
            "bonin_handover",
            "bonin_identity",
            "bonin_person",
            "bonin_person_index",
            "bonin_person_key",
            "bonin_verification",
            "bonin_webhook_event");

    private static final int NAMED = 4;

    private Tables() {}

    /** Returns the finding of a database with the tables {@code found}; empty if none is missing. */
    public static Optional<Finding> missingBesides(List<String> found) {
        return missing(ALL.stream().filter(table -> !found.contains(table)).toList());
    }

    /** Returns the finding of tables that are missing; empty if none is. */
    public static Optional<Finding> missing(List<String> missing) {
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.of(FindingCode.DATABASE_TABLES_MISSING, some(missing)));
    }

    /** Returns the first of {@code names}, and how many there are besides: all of them are mended alike. */
    public static String some(List<String> names) {
        var first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() > NAMED ? first + ", ... (+" + (names.size() - NAMED) + ")" : first;
    }

    /**
     * Returns statements that write nothing, and take no lock on a row and no space; yet a database refuses them as it
     * would refuse a finish: if it is read-only, if a table that a finish writes is missing, or if its user may not
     * write one. They are few, since a load balancer asks every second; {@code doctor} tries every right on every
     * table.
     */
    public static Exchange writtenByAFinish() {
        var exchange = new Exchange();
        exchange.update(Sql.of("UPDATE bonin_verification SET id = id WHERE 1 = 0"));
        OF_A_FINISH.forEach(
                table -> exchange.update(Sql.of("INSERT INTO " + table + " SELECT * FROM " + table + " WHERE 1 = 0")));
        return exchange;
    }
}
