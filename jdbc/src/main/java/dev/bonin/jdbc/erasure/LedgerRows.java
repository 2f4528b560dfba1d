package dev.bonin.jdbc.erasure;

import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.LedgerEntry;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.VerificationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Maps entries of the erasure ledger to rows and back. */
final class LedgerRows {
    private static final String SELECT =
            "SELECT verification_id, at, cause, destroyed, source FROM bonin_erasure_ledger";
    private static final String INSERT =
            "INSERT INTO bonin_erasure_ledger (verification_id, at, cause, destroyed, source) VALUES (?, ?, ?, ?, ?)";

    private LedgerRows() {}

    static void insert(LedgerEntry entry, Connection connection) throws SQLException {
        Sql.of(
                        INSERT,
                        entry.id().value(),
                        entry.at().toEpochMilli(),
                        entry.cause().name(),
                        entry.rows(),
                        entry.source().name())
                .update(connection);
    }

    static void settle(VerificationId id, SourceState outcome, Connection connection) throws SQLException {
        Sql.of("UPDATE bonin_erasure_ledger SET source = ? WHERE verification_id = ?", outcome.name(), id.value())
                .update(connection);
    }

    static Optional<LedgerEntry> find(VerificationId id, Connection connection) throws SQLException {
        return Sql.of(SELECT + " WHERE verification_id = ?", id.value()).list(connection, LedgerRows::read).stream()
                .findFirst();
    }

    static List<LedgerEntry> list(Instant since, int most, Connection connection) throws SQLException {
        return Sql.of(SELECT + " WHERE at >= ? ORDER BY at, verification_id LIMIT ?", since.toEpochMilli(), most)
                .list(connection, LedgerRows::read);
    }

    private static LedgerEntry read(ResultSet row) throws SQLException {
        return new LedgerEntry(
                new VerificationId(row.getString(1)),
                Instant.ofEpochMilli(row.getLong(2)),
                Cause.valueOf(row.getString(3)),
                row.getInt(4),
                SourceState.valueOf(row.getString(5)));
    }
}
