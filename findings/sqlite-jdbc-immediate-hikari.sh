#!/usr/bin/env bash
# SQLite's driver with transaction_mode=IMMEDIATE: a connection without auto-commit holds the file's write lock while
# it is idle, after a commit, too. One idle connection in a pool prevents all others from writing.
#
# Versions: org.xerial:sqlite-jdbc 3.53.4.0, com.zaxxer:HikariCP 7.0.2; Temurin JDK 25.0.3 and OpenJDK 17. Seen on
# 2026-11-28.
#
# Expected: IMMEDIATE is what one takes so that two writers wait for each other instead of failing half
# way, and a pool with autoCommit=false saves a round trip for each transaction; a transaction begins with its first
# statement, and commit() or rollback() lets go of the lock.
#
# Actual: the driver begins a transaction in setAutoCommit(false) itself, and the next one inside of commit()
# and rollback(). DEFERRED takes no lock by that, so nothing shows; IMMEDIATE takes the write lock of the whole file.
# With a pool: the first connection works, a second one cannot be opened while the first is there (the pool's
# connectionTimeout, with SQLITE_BUSY as its cause), and no other program can write while the pool does nothing. Only
# setAutoCommit(true) commits and lets go.
#
#   after setAutoCommit(false), commit() or rollback(): DEFERRED others write; IMMEDIATE others get SQLITE_BUSY
#   after setAutoCommit(true): others write
#   HikariCP, autoCommit=false: the second connection times out; another program is locked out while the pool is idle
#
# Consequence: SqliteWriter commits by setAutoCommit(true) and has to keep doing so, or `./bonin application add` beside a
# running server, and a second server on the file, could never write. A refactoring to commit() would look harmless.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17
libraries org.xerial:sqlite-jdbc:3.53.4.0 com.zaxxer:HikariCP:7.0.2

cat >"$work/Idle.java" <<'JAVA'
import com.zaxxer.hikari.*;
import java.sql.*;

public class Idle {
    public static void main(String[] args) throws SQLException {
        for (var mode : new String[] {"DEFERRED", "IMMEDIATE"}) {
            var url = "jdbc:sqlite:" + args[0] + "?busy_timeout=200&transaction_mode=" + mode;
            alone(mode, url);
            pooled(mode, url);
        }
    }

    static void alone(String mode, String url) throws SQLException {
        try (var idle = DriverManager.getConnection(url); var other = DriverManager.getConnection(url)) {
            write(other, "CREATE TABLE IF NOT EXISTS t (x)");
            idle.setAutoCommit(false);
            System.out.println(mode + " begun: other " + write(other, "INSERT INTO t VALUES (1)"));
            write(idle, "INSERT INTO t VALUES (2)");
            idle.commit();
            System.out.println(mode + " committed: other " + write(other, "INSERT INTO t VALUES (1)"));
            idle.rollback();
            System.out.println(mode + " rolled back: other " + write(other, "INSERT INTO t VALUES (1)"));
            idle.setAutoCommit(true);
            System.out.println(mode + " auto-commit: other " + write(other, "INSERT INTO t VALUES (1)"));
        }
    }

    static void pooled(String mode, String url) throws SQLException {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setAutoCommit(false);
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        try (var pool = new HikariDataSource(config); var other = DriverManager.getConnection(url)) {
            try (var first = pool.getConnection()) {
                write(first, "INSERT INTO t VALUES (3)");
                first.commit();
                System.out.println(mode + " pool: second " + second(pool));
            }
            System.out.println(mode + " idle pool: other " + write(other, "INSERT INTO t VALUES (1)"));
        }
    }

    static String second(HikariDataSource pool) {
        try (var second = pool.getConnection()) {
            return "connected";
        } catch (SQLException none) {
            return none instanceof SQLTransientConnectionException ? "timed out" : none.toString();
        }
    }

    static String write(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            return "writes";
        } catch (SQLException refused) {
            return refused.getErrorCode() == 5 ? "SQLITE_BUSY" : refused.toString();
        }
    }
}
JAVA
output=$(run_java Idle "$work/idle.db")
printf '%s\n' "$output"
for when in begun committed 'rolled back'; do
  seen "$output" "DEFERRED $when: other writes" "DEFERRED, $when: others cannot write."
  seen "$output" "IMMEDIATE $when: other SQLITE_BUSY" "IMMEDIATE, $when: others can write."
done
seen "$output" 'IMMEDIATE auto-commit: other writes' 'IMMEDIATE: setAutoCommit(true) does not let go of the lock.'
seen "$output" 'DEFERRED pool: second connected' 'a pool of DEFERRED connections cannot have two.'
seen "$output" 'IMMEDIATE pool: second timed out' 'a pool of IMMEDIATE connections can have two.'
seen "$output" 'IMMEDIATE idle pool: other SQLITE_BUSY' 'an idle pool of IMMEDIATE connections lets others write.'
