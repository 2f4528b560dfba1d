package dev.bonin.benchmark.micro;

import com.sun.management.OperatingSystemMXBean;
import dev.bonin.benchmark.contender.PostgreSql;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Measures what a step costs: CPU time of this JVM and of PostgreSQL, transactions that wrote, bytes of its log. */
final class StorageMeter implements AutoCloseable {
    static final List<String> HEAD =
            List.of("", "per s", "JVM us", "PostgreSQL us", "both us", "writing transactions", "WAL bytes");

    /** Both are exact at any time, unlike PostgreSQL's statistics, which lag behind. */
    private static final String WRITTEN =
            "SELECT pg_snapshot_xmax(pg_current_snapshot())::text::bigint, pg_current_wal_insert_lsn() - '0/0'";

    private static final double NANOS_PER_MICROSECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PostgreSql database;
    private final Connection connection;
    private final OperatingSystemMXBean jvm = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long operations;

    private StorageMeter(PostgreSql database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    static StorageMeter of(PostgreSql database) throws SQLException {
        return new StorageMeter(database, DriverManager.getConnection(database.url()));
    }

    /** The measured work; returns how many operations it did. */
    @FunctionalInterface
    interface Work {
        long run() throws InterruptedException;
    }

    private record Reading(long nanos, long jvm, long database, long transactions, long written) {}

    /** Returns a row of the table for {@link #HEAD}. */
    List<String> row(String name, Work work) throws SQLException, InterruptedException {
        var before = read();
        operations = work.run();
        var after = read();
        double jvmMicros = each(after.jvm - before.jvm) / NANOS_PER_MICROSECOND;
        double databaseMicros = each(after.database - before.database) / NANOS_PER_MICROSECOND;
        return List.of(
                name,
                number(operations * NANOS_PER_SECOND / (after.nanos - before.nanos), 0),
                number(jvmMicros, 0),
                number(databaseMicros, 0),
                number(jvmMicros + databaseMicros, 0),
                number(each(after.transactions - before.transactions), 2),
                number(each(after.written - before.written), 0));
    }

    /** Returns the number of operations of the last {@link #row}. */
    long operations() {
        return operations;
    }

    private Reading read() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(WRITTEN)) {
            row.next();
            return new Reading(
                    System.nanoTime(),
                    jvm.getProcessCpuTime(),
                    database.program().cpu().toNanos(),
                    row.getLong(1),
                    row.getLong(2));
        }
    }

    private double each(long whole) {
        return (double) whole / operations;
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
