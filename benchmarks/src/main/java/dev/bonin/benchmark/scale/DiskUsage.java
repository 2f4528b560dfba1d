package dev.bonin.benchmark.scale;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The disk usage of a database, by table. */
interface DiskUsage {
    /** Returns the URL for JDBC. */
    String url();

    Sizes sizes(Session session) throws SQLException;

    /**
     * Bytes by table.
     *
     * @param tables including indexes
     * @param bare without indexes
     */
    record Sizes(Map<String, Double> tables, Map<String, Double> bare) {
        Sizes since(Sizes before) {
            return new Sizes(less(tables, before.tables), less(bare, before.bare));
        }

        private static Map<String, Double> less(Map<String, Double> all, Map<String, Double> before) {
            var more = new LinkedHashMap<String, Double>();
            all.forEach((table, bytes) -> more.put(table, bytes - before.getOrDefault(table, 0.0)));
            return more;
        }

        /** Returns the bytes per row, for {@code many} rows. */
        Sizes each(long many) {
            return new Sizes(changed(tables, bytes -> bytes / many), changed(bare, bytes -> bytes / many));
        }

        private static Map<String, Double> changed(Map<String, Double> all, DoubleUnaryOperator change) {
            var changed = new LinkedHashMap<String, Double>();
            all.forEach((table, bytes) -> changed.put(table, change.applyAsDouble(bytes)));
            return changed;
        }
    }
}
