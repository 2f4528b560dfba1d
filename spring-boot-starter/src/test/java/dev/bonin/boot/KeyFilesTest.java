package dev.bonin.boot;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.engine.Bonin;
import dev.bonin.engine.BoninOptions;
import dev.bonin.sealing.KeyEncryptionKey;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRingFile;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.SealedStore;
import dev.bonin.store.InMemoryStores;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Keys that are missing, or are not those of the database, refuse the start with a sentence that says what to do. */
@ExtendWith(OutputCaptureExtension.class)
class KeyFilesTest {
    private static final String KEK =
            Base64.getEncoder().encodeToString("k".repeat(32).getBytes(US_ASCII));
    private static final String OTHER_KEK =
            Base64.getEncoder().encodeToString("o".repeat(32).getBytes(US_ASCII));
    private static final Map<String, String> WITH_KEK = Map.of("bonin.keys.kek", KEK);

    private final Clock clock = Clock.systemUTC();
    private final InMemoryStores stores = new InMemoryStores();
    private final SealedStore store = stores.sealed();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path elsewhere;

    private KeyFiles files(Mode mode, Map<String, String> settings) {
        var all = new HashMap<>(settings);
        all.putIfAbsent("bonin.data", data.toString());
        var properties =
                new Binder(new MapConfigurationPropertySource(all)).bindOrCreate("bonin", BoninProperties.class);
        return KeyFiles.of(properties, mode);
    }

    /** As the starter does it, from the settings to the agreement with the database. */
    private KeyRings start(Mode mode, Map<String, String> settings) {
        var rings = files(mode, settings).open(store, clock);
        bonin(rings);
        return rings;
    }

    private Bonin bonin(KeyRings rings) {
        return new EngineConfiguration()
                .bonin(
                        stores,
                        rings,
                        CeremonyRules.sandbox(Binding.REQUIRED),
                        impUid -> Optional.empty(),
                        new Surroundings(clock, new Random()),
                        new BoninOptions().log(new ApplicationLog()));
    }

    private static void follow(Bonin bonin) {
        bonin.chores().stream()
                .filter(chore -> chore.name().equals("Checking and rotating keys"))
                .forEach(chore -> chore.work().run());
    }

    private void refused(Mode mode, Map<String, String> settings, String problem, String... remedy) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> start(mode, settings))
                .withMessageContaining(problem)
                .withMessageNotContaining(KEK)
                .satisfies(refused -> assertThat(refused.remedy()).contains(remedy));
    }

    @Nested
    class InSandboxMode {

        @Test
        void makesKeysOfItsOwnOnceAndSaysSo(CapturedOutput output) {
            var first = start(Mode.SANDBOX, Map.of());
            assertThat(data.resolve("keys.ring")).exists();
            assertThat(data.resolve("sandbox.kek")).exists();
            assertThat(output).containsOnlyOnce("Created a key ring for invented people");

            assertThat(start(Mode.SANDBOX, Map.of()).current().keys())
                    .isEqualTo(first.current().keys());
            assertThat(output).containsOnlyOnce("Created a key ring for invented people");
        }

        @Test
        void keepsTheKeysInMemoryWhereAllIsInMemory() {
            start(Mode.SANDBOX, Map.of("bonin.store.url", "memory"));
            assertThat(data).isEmptyDirectory();
        }

        @Test
        void readsThemWhereEverybodyMayUseEachFile() throws IOException {
            start(Mode.SANDBOX, Map.of());
            var all = PosixFilePermissions.fromString("rwxrwxrwx");
            for (var file : List.of(data, data.resolve("keys.ring"), data.resolve("sandbox.kek"))) {
                Files.setPosixFilePermissions(file, all);
            }

            assertThat(start(Mode.SANDBOX, Map.of()).current().keys()).hasSize(2);
        }

        @Test
        void neverMakesNewKeysBesideADatabaseThatHasSome() throws IOException {
            start(Mode.SANDBOX, Map.of());
            Files.delete(data.resolve("keys.ring"));
            refused(
                    Mode.SANDBOX,
                    Map.of(),
                    "there is no key ring at " + data.resolve("keys.ring"),
                    "Restore the file from a backup",
                    "or set bonin.data to that place");
        }

        @Test
        void neverMakesANewKeyForARingThatIsThere() throws IOException {
            start(Mode.SANDBOX, Map.of());
            Files.delete(data.resolve("sandbox.kek"));
            refused(Mode.SANDBOX, Map.of(), "sandbox.kek: there is no such file", "restore it from a backup");
            assertThat(data.resolve("sandbox.kek")).doesNotExist();
        }
    }

    @Nested
    class InLiveMode {

        @BeforeEach
        void makeKeys() {
            files(Mode.LIVE, WITH_KEK).create(store, clock);
        }

        @Test
        void startsWithTheRingThatIsThere() {
            assertThat(start(Mode.LIVE, WITH_KEK).current().keys()).hasSize(2);
            assertThat(store.keys()).hasSize(2);
            assertThat(stores.log().unchained(10))
                    .map(AuditEvent::action)
                    .containsExactly(AuditAction.KEY_ADDED, AuditAction.KEY_ADDED);
            assertThat(start(Mode.LIVE, WITH_KEK).current().keys()).hasSize(2);
            assertThat(stores.log().unchainedCount()).isEqualTo(2);
        }

        /** As Kubernetes mounts a secret: a link to a folder whose name changes with each version. */
        @Test
        void readsAMountedSecretOfItsGroup() throws IOException {
            var version = Files.createDirectory(elsewhere.resolve("..2026_11_29"));
            Files.writeString(version.resolve("kek"), KEK);
            Files.setPosixFilePermissions(version.resolve("kek"), PosixFilePermissions.fromString("r--r-----"));
            Files.createSymbolicLink(elsewhere.resolve("..data"), version.getFileName());
            var mounted = Files.createSymbolicLink(elsewhere.resolve("kek"), Path.of("..data", "kek"));

            assertThat(start(Mode.LIVE, Map.of("bonin.keys.kek-file", mounted.toString()))
                            .current()
                            .keys())
                    .hasSize(2);

            Files.setPosixFilePermissions(version.resolve("kek"), PosixFilePermissions.fromString("r--r--r--"));
            refused(
                    Mode.LIVE,
                    Map.of("bonin.keys.kek-file", mounted.toString()),
                    "accessible for other users",
                    "defaultMode: 0400",
                    "BONIN_KEYS_KEK");
        }

        @Test
        void refusesToGoWithoutAKeyForTheRing() {
            refused(
                    Mode.LIVE,
                    Map.of(),
                    "no key is set that opens the key ring",
                    "./bonin keys create",
                    "BONIN_KEYS_KEK");
        }

        @Test
        void refusesTwoKeysForOneRing() {
            refused(
                    Mode.LIVE,
                    Map.of("bonin.keys.kek", KEK, "bonin.keys.kek-file", "/etc/bonin/kek"),
                    "More than one of bonin.keys.kek-file",
                    "remove the others");
        }

        @Test
        void refusesToStartBeforeThereIsARing() {
            var nowhere = data.resolve("other.ring").toString();
            refused(
                    Mode.LIVE,
                    Map.of("bonin.keys.kek", KEK, "bonin.keys.ring", nowhere),
                    "There is no key ring at " + nowhere,
                    "./bonin keys create");
        }

        @Test
        void refusesARingThatIsMissingBesideADatabaseThatKnowsKeys() throws IOException {
            start(Mode.LIVE, WITH_KEK);
            Files.delete(data.resolve("keys.ring"));
            refused(Mode.LIVE, WITH_KEK, "The database uses the keys of a key ring", "Restore the file from a backup");
        }

        @Test
        void refusesAnotherKeyThanTheRingWasMadeWith() {
            refused(
                    Mode.LIVE,
                    Map.of("bonin.keys.kek", OTHER_KEK),
                    "BONIN_KEYS_KEK) does not open the key ring",
                    "set bonin.keys.kek-file, bonin.keys.kek or bonin.keys.kms-uri to that one");
        }

        @Test
        void refusesARingThatWasCutShort() throws IOException {
            var ring = data.resolve("keys.ring");
            Files.writeString(ring, Files.readString(ring).substring(0, 100));
            refused(Mode.LIVE, WITH_KEK, "damaged or cut short", "restore it from a backup");
        }

        @Test
        void refusesARingThatOthersMayRead() throws IOException {
            Files.setPosixFilePermissions(data.resolve("keys.ring"), PosixFilePermissions.fromString("rw-r--r--"));
            refused(Mode.LIVE, WITH_KEK, "chmod 600", "restore it from a backup");
        }

        @Test
        void refusesAnotherRingThanTheDatabaseIsKeptWith() {
            start(Mode.LIVE, WITH_KEK);
            var other = data.resolve("other.ring");
            new KeyRingFile(other, KeyEncryptionKey.ofText(KEK, "the test's key")).create(KeyRing.draw(clock));
            refused(
                    Mode.LIVE,
                    Map.of("bonin.keys.kek", KEK, "bonin.keys.ring", other.toString()),
                    "do not belong together: the key ring lacks the sealing key",
                    "bonin.keys.ring (BONIN_KEYS_RING)");
        }

        @Test
        void refusesWhatIsNoKeyWithoutRepeatingIt() {
            refused(
                    Mode.LIVE,
                    Map.of("bonin.keys.kek", "hunter2"),
                    "bonin.keys.kek (BONIN_KEYS_KEK): not a key-encryption key (expected: 32 bytes in base64)",
                    "the one that the ring was made with");
        }

        @Test
        void saysWhichArtifactAKeyManagementServiceNeeds() {
            refused(
                    Mode.LIVE,
                    Map.of("bonin.keys.kms-uri", "aws-kms://arn:aws:kms:ap-northeast-2:1:key/2"),
                    "com.google.crypto.tink:tink-awskms",
                    "bonin.keys.kms-uri",
                    "BONIN_CLASSPATH",
                    "credentials");
        }

        @Test
        void followsARingThatAnOperatorChanged() {
            var rings = start(Mode.LIVE, WITH_KEK);
            var bonin = bonin(rings);
            follow(bonin);
            var next = files(Mode.LIVE, WITH_KEK).file().change(ring -> ring.withAnother(KeyUse.SEALING, clock));
            follow(bonin);
            assertThat(rings.current().keys()).isEqualTo(next.keys());
        }

        @Test
        void saysThatTheDatabaseKnowsAKeyThatItDoesNot(CapturedOutput output) {
            var rings = start(Mode.LIVE, WITH_KEK);
            var bonin = bonin(rings);
            var added = KeyRing.draw(clock).keys().get(0);
            store.register(added);
            follow(bonin);
            assertThat(output).contains("The sealing key " + added.id() + " is registered in the database");
        }
    }

    @Nested
    class WithAKeyFileBesideTheData {

        @ParameterizedTest
        @ValueSource(strings = {"kek", "secrets/kek", "../kek/../data/kek"})
        void liveModeRefusesIt(String name) {
            var folder = data.resolve("data");
            var settings = Map.of("bonin.data", folder.toString(), "bonin.keys.kek-file", folder + "/" + name);
            refused(
                    Mode.LIVE,
                    settings,
                    "bonin.keys.kek-file (BONIN_KEYS_KEKFILE) is inside bonin.data",
                    "Move that file");
            assertThat(folder).doesNotExist();
        }

        @Test
        void liveModeRefusesItThroughALink() throws IOException {
            var link = Files.createSymbolicLink(elsewhere.resolve("link"), data);
            refused(
                    Mode.LIVE,
                    Map.of("bonin.keys.kek-file", link.resolve("kek").toString()),
                    "is inside bonin.data",
                    "Move that file");
        }

        @Test
        void sandboxModeTakesIt() {
            var kek = data.resolve("kek");
            start(Mode.SANDBOX, Map.of("bonin.keys.kek-file", kek.toString()));
            assertThat(kek).exists();
        }
    }

    @Test
    void drawsAKeyFileThatIsNamedAndMissing() {
        var kek = elsewhere.resolve("secrets").resolve("kek");
        var settings = Map.of("bonin.keys.kek-file", kek.toString());
        files(Mode.LIVE, settings).create(store, clock);
        assertThat(kek).exists();
        assertThat(start(Mode.LIVE, settings).current().keys()).hasSize(2);
    }

    /** 43 letters and slashes are a key of 32 bytes in base64, too. */
    @Test
    void takesAFileWhoseNameIsAsLongAsAKey() {
        var folder = elsewhere.toString();
        assumeThat(folder).hasSizeLessThan(42);
        var name = "k".repeat(43 - folder.length() - 1);

        assertThat(files(Mode.SANDBOX, Map.of("bonin.keys.ring", folder + "/" + name))
                        .ring())
                .isEqualTo(elsewhere.resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bonin.keys.kek-file", "bonin.keys.ring", "bonin.data"})
    void neverRepeatsAKeyThatIsSetInThePlaceOfAFile(String setting) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> files(Mode.SANDBOX, Map.of(setting, KEK)).open(store, clock))
                .satisfies(refused -> assertThat(refused.getMessage() + refused.remedy())
                        .contains("looks like a key itself", setting)
                        .doesNotContain(KEK));
    }
}
