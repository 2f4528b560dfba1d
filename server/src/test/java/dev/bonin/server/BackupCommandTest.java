package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.store.Stores;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator copies the database while the server writes to it. */
class BackupCommandTest {
    private final CommandBench bench = new CommandBench();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path elsewhere;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void hasWhatTheServerHasAnsweredFor() {
        var copy = elsewhere.resolve("copy.db");
        try (var server = bench.server()) {
            var browser = server.browser();
            assertThat(browser.finish(browser.certify("adult")).statusCode()).isEqualTo(200);

            assertThat(bench.succeed("backup", copy.toString()))
                    .contains("Wrote " + copy, "bytes, checked", "stop the server", "key ring");

            var id = new VerificationId(browser.merchantUid());
            assertThat(server.part(Stores.class).verifications().find(id)).isPresent();
            try (var restored = BoninDatabase.open(new DatabaseSettings.Sqlite(copy), Mode.SANDBOX)) {
                assertThat(restored.verifications().find(id))
                        .hasValueSatisfying(
                                request -> assertThat(request.state().code()).isEqualTo("accepted"));
            }
        }
    }

    @Test
    void neverOverwritesAFile() throws IOException {
        bench.server().close();
        var there = Files.writeString(elsewhere.resolve("there"), "something else");

        assertThat(bench.fail("backup", there.toString())).contains("exists already");
        assertThat(there).hasContent("something else");
    }

    @Test
    void saysThatThereIsNoSuchFolder() {
        bench.server().close();
        var copy = elsewhere.resolve("missing").resolve("copy.db");

        assertThat(bench.fail("backup", copy.toString()))
                .contains("The folder of " + copy + ", " + copy.getParent() + ", does not exist. Create it");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void saysThatTheFolderIsAFile() throws IOException {
        bench.server().close();
        var copy = Files.writeString(elsewhere.resolve("file"), "no folder").resolve("copy.db");

        assertThat(bench.fail("backup", copy.toString())).contains(copy + " could not be written (", "elsewhere");
    }

    @Test
    void saysThatTheDatabaseIsDamagedAndLeavesNothing() throws IOException {
        Files.writeString(Path.of(System.getProperty("bonin.data"), "bonin.db"), "no database ".repeat(1_000));

        assertThat(bench.fail("backup", elsewhere.resolve("copy").toString()))
                .contains("damaged or not a database: restore it from the last backup")
                .doesNotContain("disk space");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void makesNothingInAWrongFolder() {
        var wrong = elsewhere.resolve("wrong");
        System.setProperty("bonin.data", wrong.toString());

        assertThat(bench.fail("backup", elsewhere.resolve("copy").toString()))
                .contains("There is no database at " + wrong);
        assertThat(bench.succeed("migrate", "--print")).contains("CREATE TABLE bonin_schema_history");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void namesTheToolOfAServer() {
        System.setProperty("bonin.store.url", "jdbc:postgresql://localhost:1/db");

        assertThat(bench.fail("backup", elsewhere.resolve("copy").toString())).contains("pg_dump");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void isOfNoUseInMemory() {
        System.setProperty("bonin.store.url", "memory");

        assertThat(bench.fail("migrate")).contains("bonin.store.url=memory");
    }

    @Test
    void comesAfterTablesThatAnotherUserMade() {
        System.setProperty("bonin.store.migrate", "false");
        try {
            assertThat(bench.fail("account", "apart", "-")).contains("There is no database at");
            assertThat(bench.succeed("migrate")).contains("The tables are those of this version.");
            assertThat(bench.succeed("migrate", "--print")).contains("Nothing is missing");
            assertThat(bench.succeed("backup", elsewhere.resolve("copy").toString()))
                    .contains("checked");
        } finally {
            System.clearProperty("bonin.store.migrate");
        }
    }
}
