package dev.bonin.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveKeyRingsTest {
    @TempDir
    private Path folder;

    private final KeyRing ring = KeyRing.draw(Rings.CLOCK);
    private KeyRingFile file = new KeyRingFile(Path.of(""), KeyEncryptionKey.inService("drawer-kms://top"));

    @BeforeEach
    void createIt() {
        file = new KeyRingFile(folder.resolve("keys.ring"), KeyEncryptionKey.inService("drawer-kms://top"));
        file.create(ring);
    }

    @Test
    void knowAKeyThatWasAddedOnceTheyAreRefreshed() {
        var rings = LiveKeyRings.open(file);
        var grown = file.change(before -> Rings.grown(before, KeyUse.SEALING));
        assertThat(rings.current().keys()).isEqualTo(ring.keys());
        rings.refresh();
        assertThat(rings.current().keys()).isEqualTo(grown.keys());
    }

    @Test
    void haveASealerSealWithTheNewPrimaryKeyOnceItIsRefreshed() {
        var sealer = new PersonSealer(LiveKeyRings.open(file), new Random(5));
        var promoted = file.change(before -> Rings.promoted(Rings.grown(before, KeyUse.SEALING), KeyUse.SEALING));
        assertThat(sealedWith(sealer)).isEqualTo(ring.primary(KeyUse.SEALING));
        sealer.refresh();
        assertThat(sealedWith(sealer)).isEqualTo(promoted.primary(KeyUse.SEALING));
    }

    private static KeyId sealedWith(PersonSealer sealer) {
        return sealer.seal(People.gildong(), People.EVERYTHING, People.from("shop", "v"))
                .identity()
                .orElseThrow()
                .dataKey()
                .ringKey();
    }

    @Test
    void noticeThatTheFileWasReplacedAndReadItOnlyThen() {
        var rings = LiveKeyRings.open(file);
        assertThat(rings.poll()).isFalse();
        file.change(before -> Rings.grown(before, KeyUse.SEALING));
        assertThat(rings.poll()).isTrue();
        assertThat(rings.current().keys()).hasSize(3);
        assertThat(rings.poll()).isFalse();
    }

    @Test
    void keepTheRingTheyHaveIfTheFileCannotBeRead() throws IOException {
        var rings = LiveKeyRings.open(file);
        Files.writeString(file.path(), "half");
        assertThatExceptionOfType(SealingException.class).isThrownBy(rings::refresh);
        Files.delete(file.path());
        assertThatExceptionOfType(SealingException.class).isThrownBy(rings::poll);
        assertThat(rings.current().keys()).isEqualTo(ring.keys());
    }

    @Test
    void neverBecomeAnotherRing() throws IOException {
        var rings = LiveKeyRings.open(file);
        Files.delete(file.path());
        file.create(KeyRing.draw(Rings.CLOCK));
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(rings::poll)
                .withMessageContaining("another key ring");
        assertThat(rings.current().keys()).isEqualTo(ring.keys());
    }

    @Test
    void doNotBeginWithoutARing() throws IOException {
        Files.delete(file.path());
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> LiveKeyRings.open(file))
                .withMessageContaining("missing or unreadable");
    }
}
