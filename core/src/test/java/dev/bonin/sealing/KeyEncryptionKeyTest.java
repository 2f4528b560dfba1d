package dev.bonin.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEncryptionKeyTest {
    private static final String TEXT =
            Base64.getEncoder().encodeToString("t".repeat(32).getBytes(US_ASCII));

    @TempDir
    private Path folder;

    private final KeyRing ring = KeyRing.draw(Rings.CLOCK);

    private KeyRingFile ringFile(KeyEncryptionKey kek) {
        return new KeyRingFile(folder.resolve("keys.ring"), kek);
    }

    @Test
    void isDrawnIntoAFileForItsOwnerAlone() throws IOException {
        var file = folder.resolve("kek");
        ringFile(KeyEncryptionKey.create(file)).create(ring);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(ringFile(KeyEncryptionKey.of(file)).read().keys()).isEqualTo(ring.keys());
    }

    @Test
    void isTheSameFromAFileAsFromText() {
        var file = folder.resolve("kek");
        new PrivateFile(file).write(TEXT + "\n");
        ringFile(KeyEncryptionKey.of(file)).create(ring);
        assertThat(ringFile(KeyEncryptionKey.ofText(TEXT, "BONIN_KEYS_KEK"))
                        .read()
                        .keys())
                .isEqualTo(ring.keys());
    }

    @Test
    void isNeverDrawnOverAnother() {
        var file = folder.resolve("kek");
        KeyEncryptionKey.create(file);
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> KeyEncryptionKey.create(file))
                .withMessageContaining("never overwritten");
    }

    @Test
    void isNotReadFromAFileThatOthersMayRead() throws IOException {
        var file = folder.resolve("kek");
        KeyEncryptionKey.create(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> KeyEncryptionKey.of(file))
                .withMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "c2VjcmV0", "????"})
    void isThirtyTwoBytesAndIsNotRepeatedWhereItIsNot(String text) {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> KeyEncryptionKey.ofText(text, "BONIN_KEYS_KEK"))
                .withMessage("BONIN_KEYS_KEK: not a key-encryption key (expected: 32 bytes in base64)")
                .withNoCause();
    }

    @Test
    void canStayInAKeyManagementService() {
        ringFile(KeyEncryptionKey.inService("drawer-kms://top")).create(ring);
        assertThat(ringFile(KeyEncryptionKey.inService("drawer-kms://top"))
                        .read()
                        .keys())
                .isEqualTo(ring.keys());
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> ringFile(KeyEncryptionKey.inService("drawer-kms://bottom"))
                        .read())
                .withMessageContaining("the key in the key management service does not open the key ring");
    }

    @ParameterizedTest
    @CsvSource({
        "aws-kms://arn:aws:kms:ap-northeast-2:1:key/2, com.google.crypto.tink:tink-awskms",
        "gcp-kms://projects/p, com.google.crypto.tink:tink-gcpkms"
    })
    void namesTheArtifactThatAKnownServiceNeeds(String uri, String artifact) {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> KeyEncryptionKey.inService(uri))
                .withMessageContaining(artifact)
                .withMessageNotContaining(uri);
    }

    @Test
    void refusesAServiceThatNobodyKnowsAndOneThatRefuses() {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> KeyEncryptionKey.inService("vault://here"))
                .withMessage("no key management client on the class path supports this key address");
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> KeyEncryptionKey.inService("drawer-kms://locked"))
                .withMessageContaining("is not usable")
                .withNoCause();
    }

    @Test
    void printsNothingOfItself() {
        assertThat(KeyEncryptionKey.ofText(TEXT, "BONIN_KEYS_KEK")).hasToString("KeyEncryptionKey[hidden]");
    }
}
