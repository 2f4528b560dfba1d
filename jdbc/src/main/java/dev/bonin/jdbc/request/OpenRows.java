package dev.bonin.jdbc.request;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Keyed;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.secret.BindingHash;
import dev.bonin.source.Evidence;
import dev.bonin.verification.Try;
import dev.bonin.verification.Try.Count;
import dev.bonin.verification.TryResult;
import dev.bonin.verification.VerificationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The open requests of one browser, oldest first. All are locked in this order before any is changed, so that two
 * transactions on the same browser wait for each other instead of deadlocking.
 */
public final class OpenRows {
    private static final String OPEN = " AND state = 'OPEN'" + VerificationRows.NOT_OVER;

    /**
     * The comment is one only for others than MariaDB and MySQL: in a small table these would read, and lock, all rows
     * in the order of their ids.
     */
    private static final String LOCK = "SELECT id, tries, lease_until, binding_hash FROM bonin_verification"
            + " /*! FORCE INDEX (bonin_verification_browser) */ WHERE binding_hash IN (%s)" + OPEN + " ORDER BY id";

    static final String OF_BROWSER = LOCK.formatted("?");

    /**
     * Asks for each browser by itself: a database that joins may take the open requests of all browsers first. The
     * function keeps PostgreSQL from joining where there is only one.
     */
    public static final Keyed OF_SAME_BROWSER =
            new Keyed(LOCK, "coalesce((SELECT binding_hash FROM bonin_verification WHERE id = ?), '')");

    /**
     * Begins the try of a browser with one open request. The update checks the row itself, so it need not be locked
     * first. It counts in derived tables, since MySQL takes no other queries about the table that it changes.
     */
    public static final String BEGIN_ONLY = "UPDATE bonin_verification SET tries = tries + 1, lease_until = ?"
            + " WHERE binding_hash = ?" + OPEN
            + " AND id = coalesce(?, id) AND tries < ? AND lease_until <= ? AND coalesce(expires_at, 0) >= ?"
            + " AND (SELECT howmany FROM (SELECT count(*) AS howmany FROM bonin_verification"
            + " WHERE binding_hash = ?" + OPEN + ") open) = 1"
            + " AND (SELECT howmany FROM (SELECT count(*) AS howmany FROM bonin_verification WHERE evidence = ?) used) = 0";

    public static final Keyed OPEN_OF_BROWSERS =
            Keyed.of("SELECT binding_hash FROM bonin_verification WHERE binding_hash IN (%s)" + OPEN);
    private static final String HELD = "SELECT 1 FROM bonin_verification WHERE binding_hash = ?" + OPEN
            + " AND (? = '' OR id = ?) AND lease_until = ?";
    private static final String COUNT = "UPDATE bonin_verification SET tries = ?, lease_until = ? WHERE id = ?";
    private static final String CANCEL = "UPDATE bonin_verification SET state = 'CANCELLED' WHERE id = ?";

    private final Connection connection;
    private final List<Count> rows;

    private OpenRows(Connection connection, List<Count> rows) {
        this.connection = connection;
        this.rows = rows;
    }

    /** A locked request, and its browser. */
    private record Locked(Count count, String browser) {
        static Locked read(ResultSet row) throws SQLException {
            return new Locked(OpenRows.read(row), row.getString(4));
        }

        boolean is(VerificationId id) {
            return count.id().equals(id);
        }
    }

    /** Adds the query for a browser's open requests to {@code exchange}; the result has one element for each. */
    static Result<List<String>> askHowMany(BindingHash browser, Exchange exchange) {
        return exchange.find(OPEN_OF_BROWSERS, List.of(browser.hex()), row -> row.getString(1), browser.hex()::equals);
    }

    /**
     * Begins the try of a browser with only one open request; changes no row if any condition of {@code
     * OpenRequests.historyAndBegin} does not hold.
     */
    static Result<Integer> askToBegin(Try attempt, Evidence evidence, Instant deadline, Exchange exchange) {
        var browser = attempt.browser().hex();
        return exchange.update(Sql.of(
                BEGIN_ONLY,
                attempt.leaseUntil().toEpochMilli(),
                browser,
                attempt.named().map(VerificationId::value).orElse(null),
                attempt.mostTries(),
                attempt.now().toEpochMilli(),
                deadline.toEpochMilli(),
                browser,
                evidence.value()));
    }

    /**
     * Returns the mark of a begun try: its lease, whose end no other attempt of the browser shares to the millisecond.
     */
    static Mark mark(Try attempt) {
        return Mark.of(
                HELD,
                attempt.browser().hex(),
                attempt.named().map(VerificationId::value).orElse(""),
                attempt.named().map(VerificationId::value).orElse(""),
                attempt.leaseUntil().toEpochMilli());
    }

    static OpenRows lock(BindingHash browser, Connection connection, String lockingClause) throws SQLException {
        var rows = Sql.of(OF_BROWSER + lockingClause, browser.hex()).list(connection, OpenRows::read);
        return new OpenRows(connection, rows);
    }

    /**
     * Locks the open requests of the browser that this request belongs to. The result is available once the exchange is
     * sent; it is empty if the request is not open.
     */
    static Result<List<Count>> ask(VerificationId id, String lockingClause, Exchange exchange) {
        var rows = exchange.find(OF_SAME_BROWSER.and(lockingClause), List.of(id.value()), Locked::read, any -> true);
        return () -> ofBrowserOf(id, rows.get());
    }

    private static List<Count> ofBrowserOf(VerificationId id, List<Locked> rows) {
        var browser =
                rows.stream().filter(row -> row.is(id)).map(Locked::browser).findFirst();
        return rows.stream()
                .filter(row -> browser.filter(row.browser()::equals).isPresent())
                .map(Locked::count)
                .toList();
    }

    private static Count read(ResultSet row) throws SQLException {
        return new Count(new VerificationId(row.getString(1)), row.getInt(2), Instant.ofEpochMilli(row.getLong(3)));
    }

    void cancelBeyond(int mostOpen) throws SQLException {
        for (var row : rows.subList(0, Math.max(0, rows.size() - mostOpen))) {
            cancel(row.id());
        }
    }

    /** Does the same, but never cancels {@code spared}, which an application may have ordered long ago. */
    void cancelBeyond(int mostOpen, VerificationId spared) throws SQLException {
        var others = rows.stream().filter(row -> !row.id().equals(spared)).toList();
        for (var row : others.subList(0, Math.max(0, rows.size() - mostOpen))) {
            cancel(row.id());
        }
    }

    TryResult begin(Try attempt) throws SQLException {
        var begun = attempt.begin(rows);
        for (var id : begun.cancelled()) {
            cancel(id);
        }
        write(begun.counted());
        return begun.result();
    }

    void end(Try attempt, boolean isUndone) throws SQLException {
        write(attempt.end(rows, isUndone));
    }

    /** Returns the statements that take back the tries of the other requests after one was finished. */
    static Stream<Sql> givingBack(VerificationId finished, List<Count> rows) {
        return Try.othersThan(finished, rows).stream().map(OpenRows::counting);
    }

    private void cancel(VerificationId id) throws SQLException {
        Sql.of(CANCEL, id.value()).update(connection);
    }

    private void write(List<Count> counts) throws SQLException {
        for (var count : counts) {
            counting(count).update(connection);
        }
    }

    private static Sql counting(Count count) {
        return Sql.of(
                COUNT,
                count.tries(),
                count.leaseUntil().toEpochMilli(),
                count.id().value());
    }
}
