package dev.bonin.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.api.MigrationInfo;

/**
 * The SQL of migrations for a database that another user migrates. It records each step in the history as Flyway
 * would, so that the next start finds nothing left to do.
 */
final class MigrationSql {
    private final String history;
    private final String folder;

    MigrationSql(String history, String folder) {
        this.history = history;
        this.folder = folder;
    }

    /** @param applied how many entries the history has */
    String of(List<MigrationInfo> steps, int applied) {
        var sql = new StringBuilder();
        if (!steps.isEmpty() && applied == 0) {
            sql.append(table());
        }
        for (int at = 0; at < steps.size(); at++) {
            sql.append(step(steps.get(at), applied + at + 1));
        }
        return sql.toString();
    }

    private String table() {
        return """
                CREATE TABLE %1$s (
                    installed_rank INTEGER NOT NULL PRIMARY KEY,
                    version VARCHAR(50),
                    description VARCHAR(200) NOT NULL,
                    type VARCHAR(20) NOT NULL,
                    script VARCHAR(1000) NOT NULL,
                    checksum INTEGER,
                    installed_by VARCHAR(100) NOT NULL,
                    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
                    execution_time INTEGER NOT NULL,
                    success BOOLEAN NOT NULL
                );
                CREATE INDEX %1$s_s_idx ON %1$s (success);
                """.formatted(history);
    }

    private String step(MigrationInfo step, int rank) {
        return "\n-- " + step.getScript() + "\n" + text(step.getScript()).strip() + "\n"
                + """
                INSERT INTO %s (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                VALUES (%d, '%s', '%s', 'SQL', '%s', %d, 'by hand', 0, TRUE);
                """.formatted(
                        history, rank, step.getVersion(), step.getDescription(), step.getScript(), step.getChecksum());
    }

    private String text(String script) {
        var name = "/dev/bonin/jdbc/migrations/" + folder + "/" + script;
        try (var file = Objects.requireNonNull(MigrationSql.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
