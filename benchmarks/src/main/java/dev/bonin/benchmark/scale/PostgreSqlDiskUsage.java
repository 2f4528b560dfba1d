package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.contender.PostgreSql;
import java.sql.SQLException;

/** The sizes that PostgreSQL reports after a vacuum. */
record PostgreSqlDiskUsage(String url) implements DiskUsage {
    private static final String TABLES = " FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace";

    static DiskUsage of(PostgreSql database) {
        return new PostgreSqlDiskUsage(database.url());
    }

    @Override
    public Sizes sizes(Session session) throws SQLException {
        session.run("VACUUM ANALYZE");
        return new Sizes(
                session.numbers("SELECT relname, pg_total_relation_size(oid)" + TABLES),
                session.numbers("SELECT relname, pg_relation_size(oid)" + TABLES));
    }
}
