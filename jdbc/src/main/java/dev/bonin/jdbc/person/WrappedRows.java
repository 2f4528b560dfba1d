package dev.bonin.jdbc.person;

import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.SealedStore.Holder;
import dev.bonin.sealing.SealedStore.Rewrapped;
import dev.bonin.sealing.WrappedDataKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows that hold data keys, each beside the values that it opens. No index leads from a key of the ring to its
 * rows: it would be written with each of them, and is needed for a rotation only.
 */
public final class WrappedRows {
    private final Transactions transactions;

    WrappedRows(Transactions transactions) {
        this.transactions = transactions;
    }

    private static String table(Holder holder) {
        return switch (holder) {
            case IDENTITY -> "bonin_identity";
            case PERSON_KEY -> "bonin_person_key";
            case HINT -> "bonin_account_link";
            case WEBHOOK_SECRET -> "bonin_webhook_secret";
        };
    }

    /** Returns the column with the id that the data key is bound to. */
    private static String id(Holder holder) {
        return switch (holder) {
            case IDENTITY -> "verification_id";
            case PERSON_KEY, WEBHOOK_SECRET -> "id";
            case HINT -> "hint_key_id";
        };
    }

    /** Returns the query for the end of a piece. */
    public static String endOfPiece(Holder holder) {
        return Pieces.end(table(holder), id(holder));
    }

    /** Returns the query for the data keys of a piece that a key wraps. */
    public static String wrappedBy(Holder holder) {
        return "SELECT " + id(holder) + ", wrapped, ring_key_id" + ofPiece(holder) + " ORDER BY " + id(holder)
                + " LIMIT ?";
    }

    private static String ofPiece(Holder holder) {
        var id = id(holder);
        return " FROM " + table(holder) + " WHERE " + id + " > ? AND " + id + " <= ? AND ring_key_id = ?";
    }

    /** Returns the statement that replaces a data key, unless it has changed. */
    static String rewrap(Holder holder) {
        return "UPDATE " + table(holder) + " SET wrapped = ?, ring_key_id = ? WHERE " + id(holder)
                + " = ? AND wrapped = ? AND ring_key_id = ?";
    }

    boolean isEmpty() {
        return transactions.read(connection -> {
            for (var holder : Holder.values()) {
                if (isAny(holder, connection)) {
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean isAny(Holder holder, Connection connection) throws SQLException {
        var any = "SELECT 1 FROM " + table(holder) + " WHERE " + id(holder) + " > '' AND wrapped IS NOT NULL LIMIT 1";
        return !Sql.of(any).list(connection, row -> row.getInt(1)).isEmpty();
    }

    boolean isAnyWrappedBy(KeyId ringKey) {
        return Stream.of(Holder.values())
                .anyMatch(holder -> !wrappedBy(ringKey, holder, "", 1).isEmpty());
    }

    List<WrappedDataKey> wrappedBy(KeyId ringKey, Holder holder, String after, int most) {
        return pieces(holder)
                .list(
                        after,
                        most,
                        (from, last, room) -> Sql.of(wrappedBy(holder), from, last, ringKey.hex(), room),
                        row -> DataKeyRows.read(row.getString(id(holder)), row));
    }

    private Pieces pieces(Holder holder) {
        return new Pieces(table(holder), id(holder), transactions);
    }

    long countWrappedBy(KeyId ringKey) {
        return Stream.of(Holder.values())
                .mapToLong(holder -> countWrappedBy(ringKey, holder))
                .sum();
    }

    private long countWrappedBy(KeyId ringKey, Holder holder) {
        var counts = pieces(holder)
                .list(
                        "",
                        Integer.MAX_VALUE,
                        (from, last, room) -> Sql.of("SELECT count(*)" + ofPiece(holder), from, last, ringKey.hex()),
                        row -> row.getLong(1));
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** Processes rows in the order of ids, as every process does, to prevent deadlocks. */
    int rewrap(Holder holder, List<Rewrapped> dataKeys) {
        var rows = dataKeys.stream()
                .sorted(Comparator.comparing(key -> key.before().id()))
                .map(WrappedRows::row)
                .toList();
        return transactions.write(connection -> {
            var ringKeys = RingKeyRows.read(transactions, connection);
            dataKeys.forEach(key -> ringKeys.requireLive(key.after().ringKey(), KeyUse.SEALING));
            return rows.isEmpty() ? 0 : transactions.updateEach(rewrap(holder), rows, connection);
        });
    }

    private static @Nullable Object[] row(Rewrapped key) {
        return new @Nullable Object[] {
            key.after().wrapped(),
            key.after().ringKey().hex(),
            key.before().id(),
            key.before().wrapped(),
            key.before().ringKey().hex()
        };
    }
}
