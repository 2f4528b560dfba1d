package dev.bonin.benchmark.scale;

import java.util.List;

/** How the rows of a table lie. */
interface Layout {
    /** For readers. */
    String name();

    /** Where its rows are found. */
    String table();

    /** Statements of one transaction that stores rows, which a query gives. */
    List<String> insertion(String columns, String query);

    /** Statements of one transaction that drops all rows of the oldest month. */
    List<String> dropping();

    /** Statements, each by itself, that find the room of what was dropped. */
    List<String> cleaning();

    /** As migrations make it: rows are deleted, and a vacuum finds their room. */
    record Plain(String table, Months months) implements Layout {
        @Override
        public String name() {
            return table + ", plain";
        }

        @Override
        public List<String> insertion(String columns, String query) {
            return List.of("INSERT INTO " + table + " (" + columns + ") " + query);
        }

        @Override
        public List<String> dropping() {
            return List.of("DELETE FROM " + table + " WHERE id < '" + months.bound(1) + "'");
        }

        @Override
        public List<String> cleaning() {
            return List.of("VACUUM " + table);
        }
    }
}
