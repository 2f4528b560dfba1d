package dev.bonin.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingFileTest {
    @TempDir
    private Path folder;

    private final KeyRing ring = Rings.grown(KeyRing.draw(Rings.CLOCK), KeyUse.INDEX);
    private final KeyEncryptionKey kek = kek('k');
    private Path path = Path.of("");
    private KeyRingFile file = new KeyRingFile(path, kek);

    @BeforeEach
    void createIt() {
        path = folder.resolve("data").resolve("keys.ring");
        file = new KeyRingFile(path, kek);
        file.create(ring);
    }

    private static KeyEncryptionKey kek(char filled) {
        return KeyEncryptionKey.ofText(
                Base64.getEncoder()
                        .encodeToString(String.valueOf(filled).repeat(32).getBytes(US_ASCII)),
                "the test's key");
    }

    @Test
    void keepsTheRingAsItIs() {
        var read = file.read();
        assertThat(read.keys()).isEqualTo(ring.keys());
        assertThat(read.id()).isEqualTo(ring.id());
        for (var use : KeyUse.values()) {
            assertThat(read.keyset(use).createdAt()).isEqualTo(ring.keyset(use).createdAt());
        }
        assertThat(read.index(new byte[] {7})).isEqualTo(ring.index(new byte[] {7}));
    }

    @Test
    void opensWithAnotherKeyAloneAfterItWasRewrapped() {
        file.rewrap(kek('n'));
        assertThat(new KeyRingFile(path, kek('n')).read().keys()).isEqualTo(ring.keys());
        assertThatExceptionOfType(SealingException.class).isThrownBy(file::read);
        assertThatExceptionOfType(SealingException.class)
                .as("by whoever has the old key alone")
                .isThrownBy(() -> file.rewrap(kek));
    }

    @Test
    void isForItsOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void tellsWhichKeysItHasAndNothingOfThem() throws Exception {
        var text = Files.readString(path);
        assertThat(ring.keys())
                .allSatisfy(key -> assertThat(text)
                        .contains("key " + key.use().code() + " " + key.id() + " 2026-11-23T00:00:00Z"));
        assertThat(ring.keys()).noneSatisfy(key -> assertThat(text).contains(key.check()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void isNotReadIfOthersMayUseIt(String permissions) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        refused("chmod 600");
    }

    @Test
    void tellsThatItWasCutShortFromAnotherKeyEncryptionKey() throws IOException {
        var whole = Files.readString(path);
        for (int length = 0; length < whole.length(); length += 7) {
            Files.writeString(path, whole.substring(0, length));
            refused("damaged or cut short");
        }
        Files.writeString(path, whole);
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> new KeyRingFile(path, kek('x')).read())
                .withMessageContaining("the test's key does not open the key ring")
                .withNoCause();
    }

    @Test
    void isNotReadAfterAnyByteOfItChanged() throws IOException {
        var whole = Files.readAllBytes(path);
        for (int at = 0; at < whole.length; at++) {
            var changed = whole.clone();
            changed[at] ^= 1;
            Files.write(path, changed);
            refused("keys.ring: ");
        }
    }

    /** Whoever can write the file can write its last line, too, but does not know the key. */
    @ParameterizedTest
    @CsvSource({"(?m)^ring [0-9a-f], ring _", "T00:00:00Z, T00:00:01Z", "(?m)^key sealing [0-9a-f], key sealing _"})
    void isNotReadAfterALineInTheOpenWasRewrittenWithItsCheckSum(String line, String by) throws Exception {
        var text = Files.readString(path);
        for (var digit : List.of("0", "1")) {
            var other = text.replaceFirst(line, by.replace("_", digit));
            if (!other.equals(text)) {
                Files.writeString(path, withItsSum(other));
                refused("does not open the key ring");
            }
        }
    }

    private static String withItsSum(String text) throws GeneralSecurityException {
        var body = text.substring(0, text.lastIndexOf("sha256 "));
        var sum = MessageDigest.getInstance("SHA-256").digest(body.getBytes(US_ASCII));
        return body + "sha256 " + HexFormat.of().formatHex(sum) + "\n";
    }

    @Test
    void isNotReadWithItsKeysInEachOthersPlaces() throws Exception {
        var text = Files.readString(path);
        Files.writeString(path, withItsSum(with(text, line(text, "index"), line(text, "sealing"))));
        refused("does not open the key ring");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sealing", "index"})
    void isNotReadWithTheKeysOfAnotherRing(String use) throws Exception {
        var another = new KeyRingFile(folder.resolve("another.ring"), kek);
        another.create(Rings.grown(KeyRing.draw(Rings.CLOCK), KeyUse.INDEX));
        var text = Files.readString(path);
        var foreign = line(Files.readString(another.path()), use);
        var changed = use.equals("sealing")
                ? with(text, foreign, line(text, "index"))
                : with(text, line(text, "sealing"), foreign);
        Files.writeString(path, withItsSum(changed));
        refused("does not open the key ring");
    }

    private static String line(String text, String use) {
        return text.lines()
                .filter(line -> line.startsWith(use + " "))
                .map(line -> line.substring(use.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private static String with(String text, String sealing, String index) {
        return text.replaceFirst("(?m)^sealing .*$", "sealing " + sealing)
                .replaceFirst("(?m)^index .*$", "index " + index);
    }

    @Test
    void isNoRingIfNothingButItsCheckSumIsThere() throws Exception {
        Files.writeString(path, withItsSum("sha256 "));
        refused("not a key ring, or of a format that this version of Bonin does not support");
    }

    @Test
    void isNotReadAsOneOfAnotherVersion() throws Exception {
        Files.writeString(path, withItsSum(Files.readString(path).replace("bonin-key-ring 1", "bonin-key-ring 2")));
        refused("not a key ring, or of a format that this version of Bonin does not support");
    }

    @Test
    void saysThatItIsMissing() throws IOException {
        Files.delete(path);
        refused("there is no such file");
    }

    @Test
    void makesItsFolderForItsOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void isLockedByAFileThatNobodyElseCanLock() throws IOException {
        var lock = path.resolveSibling(path.getFileName() + ".lock");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lock)))
                .isEqualTo("rw-------");
    }

    @Test
    void isNeverOverwrittenByANewOne() {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> file.create(KeyRing.draw(Rings.CLOCK)))
                .withMessageContaining("never overwritten");
        assertThat(file.read().id()).isEqualTo(ring.id());
    }

    @Test
    void takesAChangeAsAWhole() {
        var changed = file.change(before -> Rings.promoted(before, KeyUse.INDEX));
        assertThat(file.read().keys()).isEqualTo(changed.keys());
        assertThat(changed.primary(KeyUse.INDEX)).isEqualTo(Rings.other(ring, KeyUse.INDEX));
    }

    @Test
    void staysAsItWasIfAChangeFails() {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(
                        () -> file.change(before -> before.without(KeyUse.SEALING, before.primary(KeyUse.SEALING))));
        assertThat(file.read().keys()).isEqualTo(ring.keys());
    }

    /**
     * What a process leaves behind that was killed while it wrote: half a text beside the file, which nobody takes for
     * the file.
     */
    @Test
    void isNotDisturbedByWhatAKilledProcessLeft() throws IOException {
        Files.writeString(path.resolveSibling("keys.ring.123.new"), "bonin-key-ring 1\nring ");
        assertThat(file.read().keys()).isEqualTo(ring.keys());
        assertThat(file.change(before -> Rings.promoted(before, KeyUse.INDEX)).id())
                .isEqualTo(ring.id());
    }

    @Test
    void leavesNothingOfAChangeBeside() throws IOException {
        file.change(before -> Rings.promoted(before, KeyUse.INDEX));
        try (Stream<Path> files = Files.list(path.resolveSibling("."))) {
            assertThat(files.map(one -> one.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(List.of("keys.ring", "keys.ring.lock"));
        }
    }

    @Test
    void isNotChangedByTwoAtOnce() throws IOException {
        try (var channel = FileChannel.open(path.resolveSibling("keys.ring.lock"), StandardOpenOption.WRITE);
                var held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> file.change(before -> before))
                    .withMessageContaining("another process is changing this file");
        }
    }

    private void refused(String sentence) {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(file::read)
                .withMessageContaining(sentence)
                .withNoCause();
    }
}
