package dev.bonin.benchmark.scale;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table partitioned by month of {@code id}, with the indexes of the plain table. Unique indexes other than {@code id}
 * hold within a month only, except for {@code evidence}, which has a small table of its own for all months.
 *
 * @param plain the table to copy
 */
record ByMonth(String plain, Months months) implements Layout {
    private static final String USED = "sample.evidence";
    private static final String REQUESTS = "bonin_verification";
    private static final Pattern INDEX = Pattern.compile("CREATE (UNIQUE )?INDEX (\\w+) ON public\\.(\\w+) (.*)");

    /** Creates the table, empty. */
    void create(Session session) throws SQLException {
        session.run("CREATE TABLE " + table() + " (LIKE " + plain + " INCLUDING DEFAULTS, PRIMARY KEY (id))"
                + " PARTITION BY RANGE (id)");
        for (int month : months.all()) {
            session.run("CREATE TABLE " + partition(month) + " PARTITION OF " + table() + " FOR VALUES FROM ('"
                    + months.bound(month) + "') TO ('" + months.bound(month + 1) + "')");
        }
        for (var index : session.texts("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = '"
                + plain + "' AND indexname <> '" + plain + "_pkey'")) {
            createLike(index, session);
        }
        if (plain.equals(REQUESTS)) {
            session.run("CREATE TABLE " + USED + " (evidence text PRIMARY KEY, verification_id text NOT NULL)");
            session.run("CREATE INDEX ON " + USED + " (verification_id)");
        }
    }

    private void createLike(String index, Session session) throws SQLException {
        var parts = INDEX.matcher(index);
        if (!parts.matches()) {
            throw new SQLException("Unsupported kind of index: " + index);
        }
        var rest = parts.group(4);
        if (parts.group(1) == null) {
            session.run("CREATE INDEX ON " + table() + " " + rest);
        } else if (!rest.contains("(evidence)")) {
            for (int month : months.all()) {
                session.run("CREATE UNIQUE INDEX ON " + partition(month) + " " + rest);
            }
        }
    }

    private String partition(int month) {
        return table() + "_" + month;
    }

    @Override
    public String name() {
        return plain + ", by month";
    }

    @Override
    public String table() {
        return "sample." + plain + "_by_month";
    }

    @Override
    public List<String> insertion(String columns, String query) {
        var statements = new ArrayList<>(List.of("INSERT INTO " + table() + " (" + columns + ") " + query));
        if (plain.equals(REQUESTS)) {
            statements.add("INSERT INTO " + USED + " (evidence, verification_id) SELECT evidence, id FROM (" + query
                    + ") rows WHERE evidence IS NOT NULL");
        }
        return statements;
    }

    @Override
    public List<String> dropping() {
        var statements = new ArrayList<>(
                List.of("ALTER TABLE " + table() + " DETACH PARTITION " + partition(0), "DROP TABLE " + partition(0)));
        if (plain.equals(REQUESTS)) {
            statements.add("DELETE FROM " + USED + " WHERE verification_id < '" + months.bound(1) + "'");
        }
        return statements;
    }

    /** A dropped partition needs no vacuum. */
    @Override
    public List<String> cleaning() {
        return plain.equals(REQUESTS) ? List.of("VACUUM " + USED) : List.of();
    }
}
