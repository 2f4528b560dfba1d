package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.sealing.KeyEncryptionKey;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRingFile;
import dev.bonin.sealing.KeyUse;
import dev.bonin.server.command.BoninCommand;
import dev.bonin.verification.Mode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Keys are made, shown, replaced and retired on the command line, and never shown themselves. */
@ExtendWith(OutputCaptureExtension.class)
class KeysCommandTest {
    private static final int PEOPLE = 20;

    private final DataFolder data = DataFolder.create();
    private final StringWriter complaints = new StringWriter();

    @BeforeEach
    void nameTheData() {
        System.setProperty("bonin.data", data.path().toString());
    }

    @AfterEach
    void forgetTheData() {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("bonin."))
                .forEach(System::clearProperty);
        data.close();
    }

    private record Key(String id, String use, String state, long rows) {
        static Key of(String line) {
            var words = line.split("\t", -1);
            return new Key(words[0], words[1], words[3], Long.parseLong(words[4]));
        }
    }

    private List<Key> shown() {
        return succeed("keys show").lines().map(Key::of).toList();
    }

    private Key shown(KeyUse use, String state) {
        return shown().stream()
                .filter(key -> key.use().equals(use.code()) && key.state().equals(state))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void makesARingOnceAndOverwritesNothing() {
        var kek = data.path().resolve("secrets").resolve("kek");
        System.setProperty("bonin.keys.kek-file", kek.toString());
        assertThat(succeed("keys create")).contains("keys.ring", kek.toString());
        assertThat(fail("keys create")).contains("a key ring exists already, and it is never overwritten");
    }

    @Test
    void advisesNoNewRingWhereTheDatabaseKnowsAnother() throws Exception {
        assertThat(fail("keys show")).contains("There is no database", "keys create");
        assertThat(data.path().resolve("bonin.db")).doesNotExist();
        BoninDatabase.open(new DatabaseSettings.Sqlite(data.path().resolve("bonin.db")), Mode.SANDBOX)
                .close();
        assertThat(fail("keys show")).contains("Run ./bonin keys create once");
        succeed("keys create");
        succeed("keys show");
        Files.delete(data.path().resolve("keys.ring"));
        complaints.getBuffer().setLength(0);
        assertThat(fail("keys show")).contains("Restore the file from a backup").doesNotContain("keys create");
    }

    @Test
    void makesNoRingBesideADatabaseThatKnowsAnother() throws Exception {
        succeed("keys create");
        succeed("keys show");
        Files.delete(data.path().resolve("keys.ring"));

        assertThat(fail("keys create"))
                .contains("The database uses the keys of a key ring", "Restore the file from a backup");
        assertThat(data.path().resolve("keys.ring")).doesNotExist();
    }

    @Test
    void makesARingForLiveModeOnlyWithAKeyThatIsNamed() {
        System.setProperty("bonin.mode", "live");
        assertThat(fail("keys create")).contains("BONIN_KEYS_KEKFILE");
        assertThat(data.path()).isEmptyDirectory();
    }

    @Test
    void makesNoKeyBesideTheDataForLiveMode() {
        System.setProperty("bonin.mode", "live");
        System.setProperty("bonin.keys.kek-file", data.path().resolve("kek").toString());
        assertThat(fail("keys create")).contains("is inside bonin.data", "Move that file");
        assertThat(data.path()).isEmptyDirectory();
    }

    @Test
    void showsWhatThereIsAndNothingOfTheKeysThemselves(CapturedOutput output) throws Exception {
        succeed("keys create");
        try (var people = Populace.in(data.path())) {
            succeed("keys show"); // whose first look makes the ring the database's
            people.settle(PEOPLE);
        }
        assertThat(shown(KeyUse.SEALING, "primary").rows()).isEqualTo(3 * PEOPLE);
        assertThat(shown(KeyUse.INDEX, "primary").rows()).isEqualTo(2 * PEOPLE);
        var kek = Files.readString(data.path().resolve("sandbox.kek")).strip();
        assertThat(output.getAll() + complaints).doesNotContain(kek).isEmpty();
    }

    @Test
    void replacesBothKeysAndRetiresTheOldOnes() throws Exception {
        succeed("keys create");
        succeed("keys show");
        try (var people = Populace.in(data.path())) {
            people.settle(PEOPLE);
            var before = shown();
            assertThat(succeed("keys rotate")).contains("sealing key", "index key", "is primary");
            assertThat(complaints.toString()).contains(5 * PEOPLE + " rows in ");
            assertThat(shown()).hasSize(4);
            assertThat(shown(KeyUse.SEALING, "live").rows()).isZero();
            assertThat(shown(KeyUse.INDEX, "live").rows()).isEqualTo(2 * PEOPLE);

            for (var old : before) {
                succeed("keys retire " + old.id());
            }
            assertThat(shown()).hasSize(2).allMatch(key -> key.state().equals("primary"));
            people.assertEverybodyIsThere();
        }
        assertThat(logged())
                .containsExactly(
                        "key_added",
                        "key_added",
                        "key_added",
                        "key_rotated",
                        "key_added",
                        "key_rotated",
                        "key_retired",
                        "key_retired");
    }

    @Test
    void stagesKeysForOtherNodesAndUsesThemWhenItRotates() {
        succeed("keys create");
        assertThat(succeed("keys rotate --stage")).contains("copy that file to the other nodes");
        var staged = shown(KeyUse.INDEX, "staged");
        assertThat(succeed("keys rotate --stage")).contains(staged.id() + " is staged in");
        succeed("keys rotate --no-wait");
        assertThat(shown(KeyUse.INDEX, "primary").id()).isEqualTo(staged.id());
        assertThat(shown()).hasSize(4);
    }

    @Test
    void retiresNoKeyThatIsThePrimaryOneInANewerCopyOfTheRing() throws Exception {
        succeed("keys create");
        succeed("keys rotate --stage");
        var ring = data.path().resolve("keys.ring");
        var older = Files.readString(ring);
        succeed("keys rotate");
        var primary = shown(KeyUse.SEALING, "primary");
        try (var people = Populace.in(data.path())) {
            people.settle(PEOPLE);
        }
        var newer = Files.readString(ring);

        Files.writeString(ring, older);
        assertThat(fail("keys retire " + primary.id())).contains("newer than the primary", "outdated copy");

        Files.writeString(ring, newer);
        assertThat(shown(KeyUse.SEALING, "primary")).isEqualTo(new Key(primary.id(), "sealing", "primary", 3 * PEOPLE));
    }

    @Test
    void goesOnWithTheLastRotationInsteadOfBeginningAnother() throws Exception {
        succeed("keys create");
        succeed("keys show");
        try (var people = Populace.in(data.path())) {
            people.settle(PEOPLE);
        }
        succeed("keys rotate --no-wait --use sealing");
        assertThat(shown(KeyUse.SEALING, "live").rows()).isEqualTo(3 * PEOPLE);
        assertThat(succeed("keys rotate --use sealing")).contains("continuing with its rows");
        assertThat(shown()).hasSize(3);
        assertThat(shown(KeyUse.SEALING, "live").rows()).isZero();
    }

    /** A database that was brought back from before the last rotation, with the ring of today. */
    @Test
    void isMadeUpForWhereTheDatabaseIsFromBeforeIt() throws Exception {
        succeed("keys create");
        succeed("keys show");
        var ring = data.path().resolve("keys.ring");
        var before = Files.readAllBytes(ring);
        succeed("keys rotate --no-wait");
        var rotated = Files.readAllBytes(ring);
        sql("DELETE FROM bonin_ring_key WHERE id = '"
                + shown(KeyUse.SEALING, "primary").id() + "'");
        sql("DELETE FROM bonin_ring_key WHERE id = '"
                + shown(KeyUse.INDEX, "primary").id() + "'");

        try (var server = RunningServer.start("bonin.data=" + data.path());
                var people = Populace.in(data.path())) {
            assertThat(readiness(server)).isEqualTo(200);
            people.settle(PEOPLE);
            people.assertEverybodyIsThere();
        }
        assertThat(succeed("audit export --format jsonl --reason test"))
                .contains("start with a database from before this key");

        Files.write(ring, before);
        assertThat(fail("keys show")).contains("the key ring lacks the");
        Files.write(ring, rotated);
    }

    @Test
    void mendsAPrimaryKeyThatTheDatabaseUsesNoMore() throws Exception {
        succeed("keys create");
        succeed("keys show");
        var retired = shown(KeyUse.SEALING, "primary");
        try (var server = RunningServer.start("bonin.data=" + data.path())) {
            assertThat(readiness(server)).isEqualTo(200);
            sql("UPDATE bonin_ring_key SET retiring = 1 WHERE id = '" + retired.id() + "'");
            assertThat(readiness(server)).isEqualTo(503);

            assertThat(succeed("keys rotate --use sealing")).contains("is primary");
            assertThat(readiness(server)).isEqualTo(200);
        }
        assertThat(shown(KeyUse.SEALING, "primary").id()).isNotEqualTo(retired.id());
    }

    private static int readiness(RunningServer server) throws Exception {
        var address = "http://localhost:" + server.managementPort() + "/actuator/health/readiness";
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void isFollowedByARunningServer() throws Exception {
        try (var server = RunningServer.start("bonin.data=" + data.path());
                var people = Populace.in(data.path())) {
            people.settle(PEOPLE);
            var before = shown(KeyUse.SEALING, "primary");
            succeed("keys rotate");
            succeed("keys retire " + before.id());
            assertThat(server.finish(server.sandbox().certify("adult")).statusCode())
                    .isEqualTo(200);
            people.assertEverybodyIsThere();
        }
    }

    @Test
    void givesTheRingAnotherKeyEncryptionKey() throws Exception {
        succeed("keys create");
        succeed("keys show");
        try (var people = Populace.in(data.path())) {
            people.settle(PEOPLE);
            var before = shown();
            var kek = data.path().resolve("next.kek");

            assertThat(succeed("keys rewrap --to-kek-file " + kek)).contains(kek.toString(), "BONIN_KEYS_KEKFILE");

            assertThat(fail("keys show")).contains("sandbox.kek does not open the key ring");
            System.setProperty("bonin.keys.kek-file", kek.toString());
            assertThat(shown()).isEqualTo(before);
            people.openWith(kek);
            people.assertEverybodyIsThere();
        }
        try (var server = RunningServer.start(
                "bonin.data=" + data.path(),
                "bonin.keys.kek-file=" + data.path().resolve("next.kek"))) {
            assertThat(server.finish(server.sandbox().certify("adult")).statusCode())
                    .isEqualTo(200);
        }
        assertThat(logged()).containsExactly("key_added", "key_added", "key_rotated");
    }

    @Test
    void leavesTheRingAsItIsWhereTheOtherKeyCannotBeUsed() throws Exception {
        succeed("keys create");
        Files.writeString(data.path().resolve("no.kek"), "none");
        Files.setPosixFilePermissions(data.path().resolve("no.kek"), PosixFilePermissions.fromString("rw-------"));
        assertThat(fail("keys rewrap --to-kek-file " + data.path().resolve("no.kek")))
                .contains("not a key-encryption key");
        assertThat(fail("keys rewrap --to-kms-uri aws-kms://arn:aws:kms:1")).contains("tink-awskms");
        assertThat(shown()).hasSize(2);
    }

    @Test
    void doesNotRetireAKeyThatIsPrimaryOrUnknown() {
        succeed("keys create");
        assertThat(fail("keys retire " + shown(KeyUse.INDEX, "primary").id())).contains("rotate first");
        assertThat(fail("keys retire 00000000")).contains("the key ring has no key 00000000");
    }

    @Test
    void doesNotRetireAKeyThatChangedRowsNeed() throws Exception {
        succeed("keys create");
        succeed("keys show");
        try (var people = Populace.in(data.path())) {
            people.settle(PEOPLE);
        }
        sql("UPDATE bonin_person_key SET wrapped = 'AA' || wrapped WHERE id = (SELECT min(id) FROM bonin_person_key)");
        var old = shown(KeyUse.SEALING, "primary");
        assertThat(fail("keys rotate")).contains("1 rows cannot be opened and stay as they are");
        assertThat(fail("keys retire " + old.id())).contains("1 rows still need key " + old.id());
        assertThat(shown(KeyUse.SEALING, "retiring").rows()).isEqualTo(1);
    }

    @Test
    void worksWithNoRingButTheDatabases() {
        succeed("keys create");
        succeed("keys show");
        var other = data.path().resolve("other.ring");
        var kek = KeyEncryptionKey.of(data.path().resolve("sandbox.kek"));
        new KeyRingFile(other, kek).create(KeyRing.draw(Clock.systemUTC()));
        System.setProperty("bonin.keys.ring", other.toString());
        assertThat(fail("keys rotate")).contains("the key ring lacks the");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "keys rotate --use all", "keys retire xyz", "keys retire", "keys rewrap"})
    void saysHowItIsUsed(String line) {
        assertThat(run(line, new StringWriter())).isEqualTo(2);
        assertThat(complaints.toString()).contains("Usage");
    }

    private List<String> logged() throws Exception {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + data.path().resolve("bonin.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT action FROM bonin_audit_event WHERE action LIKE 'KEY%' ORDER BY id")) {
            var actions = new ArrayList<String>();
            while (rows.next()) {
                actions.add(rows.getString(1));
            }
            return actions;
        }
    }

    private void sql(String change) throws Exception {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + data.path().resolve("bonin.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(change)).isEqualTo(1);
        }
    }

    private String succeed(String line) {
        var said = new StringWriter();
        assertThat(run(line, said)).as(complaints.toString()).isZero();
        return said.toString();
    }

    private String fail(String line) {
        assertThat(run(line, new StringWriter())).as(line).isEqualTo(1);
        return complaints.toString();
    }

    private int run(String line, StringWriter said) {
        return BoninCommand.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(complaints, true))
                .execute(Stream.of(line.split(" ", -1)).toArray(String[]::new));
    }
}
