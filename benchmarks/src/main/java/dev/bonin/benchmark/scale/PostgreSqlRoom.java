package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.PostgreSql;
import java.sql.SQLException;

/** As PostgreSQL tells it, after it has cleaned up. */
record PostgreSqlRoom(String url) implements Room {
    private static final String TABLES = " FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace";

    static Room of(PostgreSql database) {
        return new PostgreSqlRoom(database.url());
    }

    @Override
    public Taken taken(Session session) throws SQLException {
        session.run("VACUUM ANALYZE");
        return new Taken(
                session.numbers("SELECT relname, pg_total_relation_size(oid)" + TABLES),
                session.numbers("SELECT relname, pg_relation_size(oid)" + TABLES));
    }
}
