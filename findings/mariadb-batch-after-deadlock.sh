#!/usr/bin/env bash
# MariaDB Connector/J 3.5.10, MariaDB 10.11.19, 2026-11-29.
#
# Expected: a batch inside START TRANSACTION that meets a deadlock leaves nothing.
# Actual:   the driver sends the statements of a batch without waiting for answers. The server answers the one that met
#           the deadlock, ends the transaction, and runs those behind it as transactions of their own: they stay.
#           With auto-commit switched off they begin a transaction that the caller rolls back.
# For Bonin: MySqlDialect.begin switches auto-commit off.
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"

PATH=$PATH:/usr/sbin # not on the path of ordinary users
type -P mariadbd >/dev/null || missing 'the package mariadb-server is needed.'
need_java 17
libraries org.mariadb.jdbc:mariadb-java-client:3.5.10

PATH=$PATH:/usr/sbin
mariadb-install-db --no-defaults --datadir="$work/data" --user="$(id -un)" --skip-test-db \
  --auth-root-authentication-method=normal >"$work/install.log" 2>&1 || missing 'mariadb-install-db failed.'
mariadbd --no-defaults --datadir="$work/data" --user="$(id -un)" --socket="$work/socket" --port=23399 \
  --bind-address=127.0.0.1 >"$work/server.log" 2>&1 &
server=$!
trap 'kill "$server"; wait "$server" || true; rm -rf "$work"' EXIT

cat >"$work/Batch.java" <<'JAVA'
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

class Batch {
    static final String URL = "jdbc:mariadb://127.0.0.1:23399/";

    public static void main(String[] arguments) throws Exception {
        for (var begin : new String[] {"START TRANSACTION", "SET autocommit=0"}) {
            try (var connection = connect(); var statement = connection.createStatement()) {
                statement.execute("CREATE OR REPLACE DATABASE finding");
                statement.execute("CREATE TABLE finding.t (id int PRIMARY KEY, n int) ENGINE=InnoDB");
                statement.execute("INSERT INTO finding.t VALUES (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0)");
            }
            deadlock(begin);
            try (var connection = connect(); var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT n FROM finding.t WHERE id = 3")) {
                rows.next();
                System.out.println(begin + ": " + (rows.getInt(1) == 0 ? "nothing stays" : "the rest of the batch stays"));
            }
        }
    }

    static Connection connect() throws SQLException {
        SQLException last = null;
        for (int attempt = 0; attempt < 100; attempt++) {
            try {
                return DriverManager.getConnection(URL, "root", "");
            } catch (SQLException notYet) {
                last = notYet;
                pause();
            }
        }
        throw last;
    }

    static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The other transaction has written more, so that the server ends the one with the batch. */
    static void deadlock(String begin) throws Exception {
        var both = new CyclicBarrier(2);
        var other = new Thread(() -> {
            try (var connection = connect(); var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (int id : new int[] {1, 4, 5, 6}) {
                    statement.execute("UPDATE finding.t SET n = n + 10 WHERE id = " + id);
                }
                both.await(10, TimeUnit.SECONDS);
                statement.execute("UPDATE finding.t SET n = n + 10 WHERE id = 2");
                connection.rollback();
            } catch (Exception unexpected) {
                System.out.println("other: " + unexpected);
            }
        });
        other.start();
        try (var connection = connect(); var statement = connection.createStatement();
                var batch = connection.prepareStatement("UPDATE finding.t SET n = n + 1 WHERE id = ?")) {
            statement.execute(begin);
            statement.execute("UPDATE finding.t SET n = n + 1 WHERE id = 2");
            both.await(10, TimeUnit.SECONDS);
            for (int id : new int[] {1, 3}) {
                batch.setInt(1, id);
                batch.addBatch();
            }
            try {
                batch.executeBatch();
            } catch (SQLException deadlock) {
                System.out.println(begin + ": code " + deadlock.getErrorCode());
            }
            statement.execute("ROLLBACK");
        }
        other.join();
    }
}
JAVA
output=$(run_java Batch)
printf '%s\n' "$output"
seen "$output" 'START TRANSACTION: the rest of the batch stays' 'the driver no longer sends what follows a deadlock.'
seen "$output" 'SET autocommit=0: nothing stays' 'what follows a deadlock stays even without auto-commit.'
