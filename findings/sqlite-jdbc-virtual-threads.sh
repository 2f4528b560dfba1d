#!/usr/bin/env bash
# SQLite's driver on virtual threads: threads that wait for the file's lock prevent its holder from releasing it.
#
# Versions: org.xerial:sqlite-jdbc 3.53.4.0; Temurin JDK 25.0.3. Seen on 2026-11-28.
#
# Expected: since JDK 24 virtual threads are no longer pinned, and a busy_timeout of 3 s bridges a write
# transaction of half a second, as it does on threads of the platform.
#
# Actual: SQLite waits for a lock by sleeping inside native code, and there a virtual thread still keeps its
# carrier; the scheduler adds none in its place. As many waiting writers as there are carriers (as processors), and
# nothing runs any more, the holder of the lock included: it has long done its work and cannot come to its commit. All
# wait out the whole busy_timeout, then every waiting one gets SQLITE_BUSY, and only then does the holder commit.
# Other virtual threads, requests of a web server among them, stand still for as long. A longer timeout makes it
# worse. With more waiting writers than carriers the stall comes again for each further batch (four on two carriers: 6
# s).
#
#   on threads of the platform: holder committed after 500 ms, waiting writers fine, a bystander ran at once
#   on virtual threads:         holder committed after 3 s, both waiting writers SQLITE_BUSY, the bystander after 3 s
#
# Consequence: the database file may be reached from threads of the platform only (one writer, few readers, as SqliteWriter
# and SqliteReaders do it), however simple it would be to use it from the thread of the request. Applications with
# spring.threads.virtual.enabled and an SQLite file of their own meet it.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 21
libraries org.xerial:sqlite-jdbc:3.53.4.0

cat >"$work/Writers.java" <<'JAVA'
import java.sql.*;
import java.util.concurrent.*;

public class Writers {
    static final long BUSY_MILLIS = 3_000;

    public static void main(String[] args) throws Exception {
        var url = "jdbc:sqlite:" + args[1] + "?busy_timeout=" + BUSY_MILLIS + "&transaction_mode=IMMEDIATE";
        var threads = args[0].equals("virtual") ? Thread.ofVirtual() : Thread.ofPlatform().daemon();
        try (var holder = DriverManager.getConnection(url); var first = DriverManager.getConnection(url);
                var second = DriverManager.getConnection(url);
                var pool = Executors.newThreadPerTaskExecutor(threads.factory())) {
            execute(holder, "CREATE TABLE t (x)");
            var held = new CountDownLatch(1);
            long begin = System.nanoTime();
            var holding = pool.submit(() -> {
                holder.setAutoCommit(false); // takes the lock
                execute(holder, "INSERT INTO t VALUES (1)");
                held.countDown();
                Thread.sleep(500);
                holder.setAutoCommit(true); // commits
                return since(begin);
            });
            held.await();
            var one = pool.submit(() -> write(first));
            var other = pool.submit(() -> write(second));
            Thread.sleep(100);
            var bystander = pool.submit(() -> since(begin));
            System.out.println("holder " + (holding.get() < BUSY_MILLIS ? "in time" : "late"));
            System.out.println("bystander " + (bystander.get() < BUSY_MILLIS ? "in time" : "late"));
            System.out.println("waiting " + one.get() + ", " + other.get());
        }
    }

    static String write(Connection connection) throws SQLException {
        try {
            execute(connection, "INSERT INTO t VALUES (2)");
            return "fine";
        } catch (SQLException refused) {
            return refused.getErrorCode() == 5 ? "SQLITE_BUSY" : "code " + refused.getErrorCode();
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    static long since(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
JAVA
for kind in platform virtual; do
  output=$(run_java Writers -Djdk.virtualThreadScheduler.parallelism=2 $kind "$work/$kind.db")
  printf '%s threads:\n%s\n' $kind "$output"
  case $kind in
    platform)
      seen "$output" 'holder in time' 'on threads of the platform the holder of the lock is late, too.'
      seen "$output" 'waiting fine, fine' 'on threads of the platform waiting for the lock fails, too.'
      ;;
    virtual)
      seen "$output" 'holder late' 'the holder of the lock comes to its commit while virtual threads wait for it.'
      seen "$output" 'bystander late' 'other virtual threads run while some wait for the lock.'
      seen "$output" 'waiting SQLITE_BUSY, SQLITE_BUSY' 'virtual threads that wait for the lock get it.'
      ;;
  esac
done
