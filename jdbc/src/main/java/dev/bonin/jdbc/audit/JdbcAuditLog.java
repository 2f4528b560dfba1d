package dev.bonin.jdbc.audit;

import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditChain;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditHead;
import dev.bonin.audit.AuditLog;
import dev.bonin.audit.ChainedEvent;
import dev.bonin.jdbc.engine.DuplicateException;
import dev.bonin.jdbc.engine.Failures;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.person.PersonId;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The access log as rows. Moving either end of the chain requires a lock on the single row of the head. */
public final class JdbcAuditLog implements AuditLog {
    private static final String HEAD = "SELECT base_seq, base_hash, seq, hash FROM bonin_audit_chain";
    private static final String MOVE_END = "UPDATE bonin_audit_chain SET seq = ?, hash = ?";
    private static final String MOVE_BEGINNING = "UPDATE bonin_audit_chain SET base_seq = ?, base_hash = ?";
    private static final String LINK = "UPDATE bonin_audit_event SET seq = ?, hash = ? WHERE id = ? AND seq IS NULL";
    public static final String UNCHAINED = AuditRows.SELECT + " WHERE seq IS NULL ORDER BY id LIMIT ?";
    public static final String CHAINED = AuditRows.SELECT_CHAINED + " WHERE seq >= ? ORDER BY seq LIMIT ?";
    /** Finds an entry about one action, through the index of the verification's entries. */
    public static final String OF_ACTION =
            "SELECT 1 FROM bonin_audit_event WHERE verification_id = ? AND action = ? LIMIT 1";

    public static final String ABOUT = AuditRows.SELECT + " WHERE %s = ? ORDER BY id DESC LIMIT ?";

    private final Transactions transactions;

    public JdbcAuditLog(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Ignores a duplicate id: ids are unique, so it is the repetition of a call whose response was lost. */
    @Override
    public void append(AuditEvent event) {
        try {
            transactions.write(
                    connection -> {
                        AuditRows.insert(List.of(event), connection);
                        return true;
                    },
                    Mark.of(event));
        } catch (DuplicateException keptBefore) {
            return;
        }
    }

    @Override
    public int chain(int most) {
        return transactions.write(connection -> {
            var head = lockedHead(connection);
            return head.isEmpty() ? 0 : link(head.get(0), most, connection);
        });
    }

    private List<AuditHead> lockedHead(Connection connection) throws SQLException {
        return heads(transactions.lockingFreeRowsClause(), connection);
    }

    private static List<AuditHead> heads(String lockingClause, Connection connection) throws SQLException {
        return Sql.of(HEAD + lockingClause)
                .list(
                        connection,
                        row -> new AuditHead(row.getLong(1), row.getString(2), row.getLong(3), row.getString(4)));
    }

    private int link(AuditHead head, int most, Connection connection) throws SQLException {
        var events = Sql.of(UNCHAINED, most).list(connection, AuditRows::read);
        if (events.isEmpty()) {
            return 0;
        }
        var links = new ArrayList<@Nullable Object[]>();
        var sequence = head.sequence();
        var hash = head.hash();
        for (var event : events) {
            sequence++;
            hash = AuditChain.hash(hash, sequence, event);
            links.add(new Object[] {sequence, hash, event.id()});
        }
        place(links, connection);
        Sql.of(MOVE_END, sequence, hash).update(connection);
        return events.size();
    }

    private void place(List<@Nullable Object[]> links, Connection connection) throws SQLException {
        try {
            transactions.updateEach(LINK, links, connection);
        } catch (SQLException failure) {
            if (Failures.of(failure) instanceof DuplicateException) {
                throw new StoreException(
                        Kind.BROKEN,
                        "the head of the access log does not match its last entry: it was changed by hand");
            }
            throw failure;
        }
    }

    @Override
    public AuditHead head() {
        return transactions.read(connection -> heads("", connection)).stream()
                .findFirst()
                .orElseThrow(() -> new StoreException(Kind.BROKEN, "the head of the access log is missing"));
    }

    @Override
    public List<ChainedEvent> chained(long from, int most) {
        return transactions.read(connection -> Sql.of(CHAINED, from, most).list(connection, AuditRows::readChained));
    }

    @Override
    public List<AuditEvent> unchained(int most) {
        return transactions.read(connection -> Sql.of(UNCHAINED, most).list(connection, AuditRows::read));
    }

    @Override
    public long unchainedCount() {
        return transactions.read(connection -> Sql.of("SELECT count(*) FROM bonin_audit_event WHERE seq IS NULL")
                .list(connection, row -> row.getLong(1))
                .get(0));
    }

    @Override
    public boolean has(String verification, AuditAction action) {
        var query = Sql.of(OF_ACTION, verification, action.code());
        return !transactions
                .read(connection -> query.list(connection, row -> row.getInt(1)))
                .isEmpty();
    }

    @Override
    public List<AuditEvent> about(String verification, Optional<PersonId> person, int most) {
        return transactions.read(connection -> {
            var ofVerification = about("verification_id", verification, most, connection);
            var ofPerson = person.isEmpty()
                    ? List.<AuditEvent>of()
                    : about("person_id", person.get().value(), most, connection);
            return Stream.concat(ofVerification.stream(), ofPerson.stream())
                    .distinct()
                    .sorted(Comparator.comparing(AuditEvent::id).reversed())
                    .limit(most)
                    .toList();
        });
    }

    private static List<AuditEvent> about(String column, String value, int most, Connection connection)
            throws SQLException {
        return Sql.of(ABOUT.formatted(column), value, most).list(connection, AuditRows::read);
    }

    @Override
    public int drop(Instant before, int most, LongFunction<AuditEvent> record) {
        return transactions.write(connection -> {
            var head = lockedHead(connection);
            return head.isEmpty() ? 0 : drop(head.get(0), before, most, record, connection);
        });
    }

    private static int drop(
            AuditHead head, Instant before, int most, LongFunction<AuditEvent> record, Connection connection)
            throws SQLException {
        var old = Sql.of(CHAINED, head.baseSequence() + 1, most).list(connection, AuditRows::readChained).stream()
                .takeWhile(entry -> entry.event().at().isBefore(before))
                .toList();
        if (old.isEmpty()) {
            return 0;
        }
        var last = old.get(old.size() - 1);
        Sql.of(MOVE_BEGINNING, last.sequence(), last.hash()).update(connection);
        AuditRows.insert(List.of(record.apply(last.sequence())), connection);
        return Sql.of("DELETE FROM bonin_audit_event WHERE seq <= ?", last.sequence())
                .update(connection);
    }
}
