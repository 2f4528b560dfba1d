package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Contenders;
import dev.bonin.benchmark.contender.Setting;
import java.io.IOException;
import java.sql.SQLException;

/**
 * The sizes of SQLite's pages. A table without row ids is the index of its primary key, and counts as a table.
 */
record SqliteDiskUsage(String url) implements DiskUsage {
    private static final String PAGES =
            " FROM dbstat d JOIN sqlite_schema s ON s.name = d.name WHERE d.aggregate = TRUE";

    static DiskUsage of(Setting setting) throws IOException {
        return new SqliteDiskUsage(
                "jdbc:sqlite:" + setting.folder(Contenders.SQLITE.id()).resolve("bonin.db"));
    }

    @Override
    public Sizes sizes(Session session) throws SQLException {
        return new Sizes(
                session.numbers("SELECT s.tbl_name, sum(d.pgsize)" + PAGES + " GROUP BY s.tbl_name"),
                session.numbers("SELECT s.tbl_name, d.pgsize" + PAGES + " AND s.type = 'table'"));
    }
}
