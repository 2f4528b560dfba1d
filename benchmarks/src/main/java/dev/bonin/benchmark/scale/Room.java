package dev.bonin.benchmark.scale;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** What a database takes on its disk, table by table. */
interface Room {
    /** For JDBC. */
    String url();

    Taken taken(Session session) throws SQLException;

    /**
     * Bytes, by table.
     *
     * @param tables with their indexes
     * @param bare without them
     */
    record Taken(Map<String, Double> tables, Map<String, Double> bare) {
        Taken since(Taken before) {
            return new Taken(less(tables, before.tables), less(bare, before.bare));
        }

        private static Map<String, Double> less(Map<String, Double> all, Map<String, Double> before) {
            var more = new LinkedHashMap<String, Double>();
            all.forEach((table, bytes) -> more.put(table, bytes - before.getOrDefault(table, 0.0)));
            return more;
        }

        /** Of one, where so many took it. */
        Taken each(long many) {
            return new Taken(changed(tables, bytes -> bytes / many), changed(bare, bytes -> bytes / many));
        }

        private static Map<String, Double> changed(Map<String, Double> all, DoubleUnaryOperator change) {
            var changed = new LinkedHashMap<String, Double>();
            all.forEach((table, bytes) -> changed.put(table, change.applyAsDouble(bytes)));
            return changed;
        }
    }
}
