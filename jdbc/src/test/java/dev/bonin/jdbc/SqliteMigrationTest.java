package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMigrationTest extends MigrationContract {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @Override
    DatabaseSettings.Sqlite settings() {
        return new DatabaseSettings.Sqlite(folder.resolve("bonin.db"));
    }

    @Override
    String url() {
        return "jdbc:sqlite:" + settings().file();
    }

    @Override
    String everyName() {
        return "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite$_%' ESCAPE '$'";
    }

    @Test
    void areStrict() {
        open().close();

        assertThat(texts("SELECT name FROM pragma_table_list WHERE name LIKE 'bonin%' AND NOT strict"))
                .containsExactly(Migrations.HISTORY);
    }

    /** No scopes would mean that an operator released the person's keys, and that everybody can be told from them. */
    @Test
    void tellNobodyFromAPersonWhoseScopesWereNotWritten() throws SQLException {
        open().close();
        execute("INSERT INTO bonin_ban (person_id, application, since) VALUES ('p', '', 0)");

        assertThat(texts("SELECT key_scopes FROM bonin_ban"))
                .singleElement()
                .matches(scopes -> !KeyScopes.of(List.of(KeyScope.CI)).canBeToldFrom(KeyScopes.read(scopes)));
    }
}
