package dev.bonin.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.person.Assured;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdentityTextTest {

    @Test
    void readsWhatItWrote() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            var identity = People.anybody(random);
            assertThat(IdentityText.read(IdentityText.write(identity)))
                    .as("seed %s, round %s", seed, round)
                    .isEqualTo(identity);
        }
    }

    /** What is kept today is read for years: these bytes must always mean the same. */
    @Test
    void readsWhatVersion1Wrote() {
        var written = "01" + "560009" + "ed998deab8b8eb8f99" + "56000a" + "313939302d30352d3035" + "530004" + "4d414c45"
                + "41" + "56000b" + "3031303030303031323334" + "560003" + "534b54" + "41" + "41";
        var gildong = People.withKeys(Assured.absent(), Assured.absent());
        assertThat(IdentityText.read(HexFormat.of().parseHex(written))).isEqualTo(gildong);
        assertThat(IdentityText.write(gildong)).isEqualTo(HexFormat.of().parseHex(written));
    }

    @Test
    void refusesWhatItDidNotWriteWithoutRepeatingIt() {
        var bytes = IdentityText.write(People.gildong());
        refused(Arrays.copyOf(bytes, bytes.length + 1));
        for (int length = 0; length < bytes.length; length++) {
            refused(Arrays.copyOf(bytes, length));
        }
        bytes[0] = 2;
        refused(bytes);
    }

    private static void refused(byte[] bytes) {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> IdentityText.read(bytes))
                .withNoCause()
                .withMessageNotContainingAny("홍", "gildong", "1990", "0000");
    }
}
