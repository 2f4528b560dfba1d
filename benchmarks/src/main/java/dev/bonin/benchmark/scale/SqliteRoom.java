package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.Lineup;
import dev.bonin.benchmark.contender.Setting;
import java.io.IOException;
import java.sql.SQLException;

/**
 * As the pages of SQLite's file tell it. A table without row ids is the index of its primary key, and counts as a
 * table.
 */
record SqliteRoom(String url) implements Room {
    private static final String PAGES =
            " FROM dbstat d JOIN sqlite_schema s ON s.name = d.name WHERE d.aggregate = TRUE";

    static Room of(Setting setting) throws IOException {
        return new SqliteRoom(
                "jdbc:sqlite:" + setting.folder(Lineup.SQLITE.id()).resolve("bonin.db"));
    }

    @Override
    public Taken taken(Session session) throws SQLException {
        return new Taken(
                session.numbers("SELECT s.tbl_name, sum(d.pgsize)" + PAGES + " GROUP BY s.tbl_name"),
                session.numbers("SELECT s.tbl_name, d.pgsize" + PAGES + " AND s.type = 'table'"));
    }
}
