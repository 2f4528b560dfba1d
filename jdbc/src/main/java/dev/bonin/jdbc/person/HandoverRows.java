package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.sealing.SealedHandover;
import dev.bonin.verification.VerificationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Values that wait to be redeemed, as rows. A row is gone as soon as its time is over, or soon after. */
public final class HandoverRows {
    public static final String OVER =
            "SELECT verification_id FROM bonin_handover WHERE ends_at <= ? ORDER BY ends_at, verification_id LIMIT ?";
    private static final String OF_VERIFICATION =
            "SELECT sealed, ends_at FROM bonin_handover WHERE verification_id = ?";
    private static final String END_AT = "UPDATE bonin_handover SET ends_at = ? WHERE verification_id = ?";
    private static final String DESTROY = "DELETE FROM bonin_handover WHERE verification_id = ?";

    /** A redeeming has changed the end since the row was found, or will not find it any more. */
    private static final String DESTROY_IF_OVER = DESTROY + " AND ends_at <= ?";

    private HandoverRows() {}

    static Sql inserting(VerificationId verification, SealedHandover handover) {
        return Sql.insertOne(
                "bonin_handover (verification_id, sealed, ends_at)",
                verification.value(),
                handover.sealed(),
                handover.endsAt().toEpochMilli());
    }

    public static Optional<SealedHandover> find(VerificationId verification, Connection connection)
            throws SQLException {
        return Sql.of(OF_VERIFICATION, verification.value())
                .list(connection, row -> new SealedHandover(row.getString(1), Instant.ofEpochMilli(row.getLong(2))))
                .stream()
                .findFirst();
    }

    /** Sets another end; does nothing if no values wait. */
    public static void endAt(VerificationId verification, Instant endsAt, Connection connection) throws SQLException {
        Sql.of(END_AT, endsAt.toEpochMilli(), verification.value()).update(connection);
    }

    /** Returns the number of deleted rows. */
    static int destroy(VerificationId verification, Connection connection) throws SQLException {
        return Sql.of(DESTROY, verification.value()).update(connection);
    }

    /** Deletes up to {@code most} rows whose time is over, and returns their number. */
    public static int destroyOver(Instant now, int most, Transactions transactions) {
        long at = now.toEpochMilli();
        var over = transactions.read(connection -> Sql.of(OVER, at, most).list(connection, row -> row.getString(1)));
        if (over.isEmpty()) {
            return 0;
        }
        var inOrder = new TreeSet<>(over)
                .stream().map(id -> new @Nullable Object[] {id, at}).toList();
        return transactions.write(connection -> transactions.updateEach(DESTROY_IF_OVER, inOrder, connection));
    }
}
