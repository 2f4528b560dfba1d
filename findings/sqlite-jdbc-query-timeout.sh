#!/usr/bin/env bash
# SQLite's driver: a query timeout ends no query. It is another busy_timeout, for this statement, and can be the
# longer one.
#
# Versions: org.xerial:sqlite-jdbc 3.53.4.0; Temurin JDK 25.0.3 and OpenJDK 17. Seen on 2026-11-28.
#
# Expected: Statement.setQueryTimeout(1) ends a statement after a second, as with other drivers, and has
# nothing to do with how long is waited for another writer; if the driver could not do it, it would say so.
#
# Actual: a query that computes runs on, for as long as it takes, and answers as if nothing had been set. What
# the timeout changes is how long the statement waits for a lock: with busy_timeout=300 and a query timeout of 2 s it
# waits 2 s instead of 0.3 s, with busy_timeout=5000 and one of 1 s it gives up after 1 s instead of 5 s. 0, "no
# timeout", leaves the busy_timeout as it is. The error is SQLITE_BUSY either way, never an SQLTimeoutException.
# Statement.cancel() from another thread does end a running query, at once (SQLITE_INTERRUPT).
#
#   computing, timeout 1 s: ran on for 3 s, until it was cancelled
#   locked, busy_timeout=300, timeout 2 s:  SQLITE_BUSY after 2.0 s
#   locked, busy_timeout=5000, timeout 1 s: SQLITE_BUSY after 1.0 s
#
# Consequence: code that stops waiting for a long query must cancel() it, or the reader's thread stays blocked; a query
# timeout, or Spring's timeout of a transaction, which is handed on as one, limits nothing here and unsettles
# BUSY_MILLIS.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17
libraries org.xerial:sqlite-jdbc:3.53.4.0

cat >"$work/Timeouts.java" <<'JAVA'
import java.sql.*;

public class Timeouts {
    public static void main(String[] args) throws Exception {
        computing();
        locked(args[0], 300, 2);
        locked(args[0], 5_000, 1);
    }

    static void computing() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            var canceller = new Thread(() -> cancel(statement));
            canceller.setDaemon(true);
            canceller.start();
            long begin = System.nanoTime();
            try (var rows = statement.executeQuery("WITH RECURSIVE n(x) AS"
                    + " (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 2000000000) SELECT max(x) FROM n")) {
                rows.next();
                System.out.println("computing: answered");
            } catch (SQLException ended) {
                System.out.println("computing: " + (since(begin) < 2_500 ? "ended by the timeout, " : "ran on, ")
                        + (ended.getErrorCode() == 9 ? "SQLITE_INTERRUPT" : "code " + ended.getErrorCode()));
            }
        }
    }

    static void cancel(Statement statement) {
        try {
            Thread.sleep(3_000);
            statement.cancel();
        } catch (SQLException | InterruptedException unexpected) {
            System.out.println("cancel: " + unexpected);
        }
    }

    static void locked(String file, int busy, int timeout) throws SQLException {
        var url = "jdbc:sqlite:" + file + "?busy_timeout=" + busy;
        try (var holder = DriverManager.getConnection(url); var holding = holder.createStatement();
                var waiter = DriverManager.getConnection(url); var waiting = waiter.createStatement()) {
            holding.execute("CREATE TABLE IF NOT EXISTS t (x)");
            holding.execute("BEGIN IMMEDIATE");
            waiting.setQueryTimeout(timeout);
            long begin = System.nanoTime();
            try {
                waiting.executeUpdate("INSERT INTO t VALUES (1)");
                System.out.println("locked: written");
            } catch (SQLException refused) {
                long waited = since(begin);
                boolean asTold = waited > timeout * 1_000L - 100 && waited < timeout * 1_000L + 1_500;
                System.out.println("locked " + busy + ": " + refused.getClass().getSimpleName() + " "
                        + (refused.getErrorCode() == 5 ? "SQLITE_BUSY" : "code " + refused.getErrorCode())
                        + (asTold ? " after the query timeout" : " after " + waited + " ms"));
            }
        }
    }

    static long since(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
JAVA
output=$(run_java Timeouts "$work/locked.db")
printf '%s\n' "$output"
seen "$output" 'computing: ran on, SQLITE_INTERRUPT' \
  'a query timeout ends a query that computes, or cancel() no longer does.'
for busy in 300 5000; do
  seen "$output" "locked $busy: SQLiteException SQLITE_BUSY after the query timeout" \
    "with busy_timeout=$busy a statement waits for the lock for another time than its query timeout."
done
