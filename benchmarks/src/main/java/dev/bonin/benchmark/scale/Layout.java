package dev.bonin.benchmark.scale;

import java.util.List;

/** How the rows of a table are stored. */
interface Layout {
    /** Returns a label for readers. */
    String name();

    /** Returns the name of the table. */
    String table();

    /** Returns the statements of one transaction that inserts the rows of a query. */
    List<String> insertion(String columns, String query);

    /** Returns the statements of one transaction that deletes all rows of the oldest month. */
    List<String> dropping();

    /** Returns the statements, each in its own transaction, that reclaim the space of deleted rows. */
    List<String> cleaning();

    /** The layout of the migrations: rows are deleted, and a vacuum reclaims their space. */
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
