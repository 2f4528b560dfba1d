package dev.bonin.jdbc.erasure;

import dev.bonin.audit.AuditEvent;
import dev.bonin.erasure.Erasure;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.ErasureRules;
import dev.bonin.erasure.ErasureStore;
import dev.bonin.erasure.LedgerEntry;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.jdbc.audit.AuditRows;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.ErasedRows;
import dev.bonin.jdbc.request.GuardianRows;
import dev.bonin.jdbc.request.VerificationRows;
import dev.bonin.jdbc.webhook.WebhookEventRows;
import dev.bonin.source.ImpUid;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import dev.bonin.webhook.WebhookType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Erases people from rows: locks the request, then the person, then the rows that belong to them. */
public final class JdbcErasures implements ErasureStore {
    public static final String DUE = " FROM bonin_verification WHERE state = 'ACCEPTED' AND erase_after <= ?"
            + " ORDER BY erase_after, id LIMIT ?";
    public static final String DUE_WAITING = DUE.replace("ACCEPTED", "GUARDIAN_NEEDED");
    private static final String EMPTY = """
            UPDATE bonin_verification
            SET state = 'ERASED', erased_at = ?, subject = CASE WHEN application IS NULL THEN NULL ELSE '' END,
              return_state = NULL, binding_hash = NULL, evidence = NULL, form = NULL, decisions = NULL, membership = NULL,
              valid_until = NULL, policy_version = NULL, announce_at = NULL
            WHERE id = ?""";
    private static final String EMPTY_UNFINISHED = """
            UPDATE bonin_verification
            SET subject = CASE WHEN application IS NULL THEN NULL ELSE '' END,
              return_state = NULL, binding_hash = NULL, form = NULL
            WHERE id = ? AND coalesce(state, '') IN ('CANCELLED', 'EXPIRED')
              AND (subject <> '' OR return_state IS NOT NULL OR binding_hash IS NOT NULL OR form IS NOT NULL)""";
    private static final String SCHEDULE_AT_SOURCE = """
            INSERT INTO bonin_source_erasure (verification_id, imp_uid, application, purpose, failures, since, next_at)
            VALUES (?, ?, ?, ?, 0, ?, ?)""";
    public static final String DUE_AT_SOURCE = """
            SELECT verification_id, imp_uid, application, purpose, failures, since
            FROM bonin_source_erasure WHERE next_at <= ? ORDER BY next_at, verification_id LIMIT ?""";
    private static final String POSTPONE =
            "UPDATE bonin_source_erasure SET failures = failures + 1, next_at = ? WHERE verification_id = ?";
    public static final String OVER = """
            SELECT verification_id FROM bonin_erasure_ledger WHERE at < ? AND source <> 'PENDING'
            ORDER BY at, verification_id LIMIT ?""";

    private final Transactions transactions;

    public JdbcErasures(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<VerificationId> due(Instant now, int most) {
        return transactions.read(connection -> {
            var due = new ArrayList<VerificationId>();
            for (var from : List.of(DUE, DUE_WAITING)) {
                due.addAll(Sql.of("SELECT id" + from, now.toEpochMilli(), most - due.size())
                        .list(connection, row -> new VerificationId(row.getString(1))));
            }
            return due;
        });
    }

    @Override
    public Optional<Instant> oldestDue(Instant now) {
        return transactions.read(connection -> {
            var oldest = new ArrayList<Instant>();
            for (var from : List.of(DUE, DUE_WAITING)) {
                oldest.addAll(Sql.of("SELECT erase_after" + from, now.toEpochMilli(), 1)
                        .list(connection, row -> Instant.ofEpochMilli(row.getLong(1))));
            }
            return oldest.stream().min(Comparator.naturalOrder());
        });
    }

    @Override
    public Optional<LedgerEntry> erase(Erasure erasure) {
        return transactions.write(
                connection -> {
                    var decided = locked(erasure.id(), connection)
                            .filter(request -> ErasureRules.isErasable(request, erasure));
                    return decided.isEmpty()
                            ? Optional.empty()
                            : Optional.of(erase(decided.get(), erasure, connection));
                },
                Mark.of(erasure.event()));
    }

    @Override
    public boolean empty(VerificationId id, AuditEvent event) {
        return transactions.write(
                connection -> {
                    var isChanged = Sql.of(EMPTY_UNFINISHED, id.value()).update(connection) == 1;
                    if (isChanged) {
                        AuditRows.insert(List.of(event), connection);
                    }
                    return isChanged;
                },
                Mark.of(event));
    }

    private Optional<VerificationRequest> locked(VerificationId id, Connection connection) throws SQLException {
        return Sql.of(VerificationRows.SELECT + " WHERE id = ?" + transactions.lockingClause(), id.value())
                .list(connection, VerificationRows::read)
                .stream()
                .findFirst();
    }

    private LedgerEntry erase(VerificationRequest request, Erasure erasure, Connection connection) throws SQLException {
        var destroyed = new ErasedRows(transactions, connection).destroy(erasure.id());
        Sql.of(EMPTY, erasure.at().toEpochMilli(), erasure.id().value()).update(connection);
        WebhookEventRows.recording(erasure.id(), VerificationState.ERASED, erasure.at(), Optional.empty())
                .update(connection);
        eraseGuardian(request, erasure, connection);
        scheduleAtSource(request, erasure, connection);
        var entry = ErasureRules.entry(request, erasure, destroyed.rows());
        LedgerRows.insert(entry, connection);
        AuditRows.insert(List.of(ErasureRules.event(erasure, destroyed.person())), connection);
        return entry;
    }

    /** A guardian's own verification leaves the child's record without them. */
    private static void eraseGuardian(VerificationRequest child, Erasure erasure, Connection connection)
            throws SQLException {
        if (child.isOfGuardian()) {
            GuardianRows.eraseGuardian(new VerificationId(child.account().orElseThrow()), child.id(), connection);
            return;
        }
        if (isOfChild(child)) {
            GuardianRows.erase(child.id(), erasure.at(), connection);
        }
        if (child.state() == VerificationState.GUARDIAN_NEEDED && erasure.cause() == Cause.RETENTION) {
            WebhookEventRows.recording(child.id(), WebhookType.GUARDIAN_EXPIRED, erasure.at(), Optional.empty())
                    .update(connection);
        }
    }

    /** Most people never had a guardian asked, so nothing is searched for them. */
    private static boolean isOfChild(VerificationRequest request) {
        return request.completion()
                .filter(how -> how.judgement().isAboutGuardian())
                .isPresent();
    }

    private static void scheduleAtSource(VerificationRequest request, Erasure erasure, Connection connection)
            throws SQLException {
        var impUid = ErasureRules.recordAtSource(request, erasure);
        if (impUid.isPresent()) {
            var at = erasure.at().toEpochMilli();
            Sql.of(
                            SCHEDULE_AT_SOURCE,
                            request.id().value(),
                            impUid.get().value(),
                            request.owner(),
                            request.purpose(),
                            at,
                            at)
                    .update(connection);
        }
    }

    @Override
    public Optional<LedgerEntry> find(VerificationId id) {
        return transactions.read(connection -> LedgerRows.find(id, connection));
    }

    @Override
    public List<SourceRecord> dueAtSource(Instant now, int most) {
        return transactions.read(connection -> Sql.of(DUE_AT_SOURCE, now.toEpochMilli(), most)
                .list(
                        connection,
                        row -> new SourceRecord(
                                new VerificationId(row.getString(1)),
                                new ImpUid(row.getString(2)),
                                row.getString(3),
                                row.getString(4),
                                row.getInt(5),
                                Instant.ofEpochMilli(row.getLong(6)))));
    }

    @Override
    public void postpone(VerificationId id, Instant nextAt) {
        transactions.write(connection ->
                Sql.of(POSTPONE, nextAt.toEpochMilli(), id.value()).update(connection));
    }

    @Override
    public void settle(VerificationId id, SourceState outcome, AuditEvent event) {
        transactions.write(
                connection -> {
                    var pending = Sql.of("DELETE FROM bonin_source_erasure WHERE verification_id = ?", id.value())
                                    .update(connection)
                            == 1;
                    if (pending) {
                        LedgerRows.settle(id, outcome, connection);
                        AuditRows.insert(List.of(event), connection);
                    }
                    return pending;
                },
                Mark.of(event));
    }

    @Override
    public List<LedgerEntry> ledger(Instant since, int most) {
        return transactions.read(connection -> LedgerRows.list(since, most, connection));
    }

    @Override
    public int forget(Instant before, int most) {
        var ids = transactions.read(
                connection -> Sql.of(OVER, before.toEpochMilli(), most).list(connection, row -> row.getString(1)));
        return ids.isEmpty() ? 0 : transactions.write(connection -> forget(ids, connection));
    }

    /** Deletes in the order in which all transactions lock. */
    private int forget(List<String> ids, Connection connection) throws SQLException {
        var rows = new TreeSet<>(ids)
                .stream().map(id -> new @Nullable Object[] {id}).toList();
        transactions.updateEach(
                "DELETE FROM bonin_verification WHERE id = ? AND coalesce(state, '') = 'ERASED'", rows, connection);
        transactions.updateEach(WebhookEventRows.FORGET, rows, connection);
        transactions.updateEach(GuardianRows.FORGET, rows, connection);
        return transactions.updateEach(
                "DELETE FROM bonin_erasure_ledger WHERE verification_id = ? AND source <> 'PENDING'", rows, connection);
    }
}
