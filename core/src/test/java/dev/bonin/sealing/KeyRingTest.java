package dev.bonin.sealing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyRingTest {
    private static final String ROW = "r".repeat(32);

    private final KeyRing ring = KeyRing.draw(Rings.CLOCK);

    @Nested
    class AgreesWithPublishedVectors {

        /** McGrew and Viega, "The Galois/Counter Mode of Operation (GCM)", test case 16. */
        @Test
        void ofAesWith256BitsInGcm() throws GeneralSecurityException {
            var key = DataKey.of(hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"));
            var sealed = hex("cafebabefacedbaddecaf888"
                    + "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
                    + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
                    + "76fc6ece0f4e1768cddf8853bb2d551b");
            assertThat(key.cipher().decrypt(sealed, hex("feedfacedeadbeeffeedfacedeadbeefabaddad2")))
                    .isEqualTo(hex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                            + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"));
        }

        /** RFC 4231, test cases 1, 6 and 7. */
        @Test
        void ofHmacWithSha256() {
            assertThat(hmac(filled(20, 0x0b), "Hi There"))
                    .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
            assertThat(hmac(filled(131, 0xaa), "Test Using Larger Than Block-Size Key - Hash Key First"))
                    .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
            assertThat(hmac(
                            filled(131, 0xaa),
                            "This is a test using a larger than block-size key and a larger than block-size data. The key"
                                    + " needs to be hashed before being used by the HMAC algorithm."))
                    .isEqualTo("9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
        }

        private String hmac(byte[] key, String text) {
            var known = Rings.known(filled(32, 1), key);
            return known.index(Rings.INDEX, text.getBytes(US_ASCII));
        }
    }

    @Nested
    class DataKeys {

        @Test
        void comeBackAsTheyWere() throws GeneralSecurityException {
            var key = DataKey.draw();
            assertThat(ring.unwrap(ring.wrap(key, ROW)).bytes()).isEqualTo(key.bytes());
        }

        @Test
        void areDrawnAnewForEachRow() throws GeneralSecurityException {
            assertThat(DataKey.draw().bytes())
                    .isNotEqualTo(DataKey.draw().bytes())
                    .hasSize(32);
        }

        @Test
        void openForNoOtherRow() throws GeneralSecurityException {
            var wrapped = ring.wrap(DataKey.draw(), ROW);
            refused(new WrappedDataKey("s".repeat(32), wrapped.ringKey(), wrapped.wrapped()));
        }

        @Test
        void openNoMoreAfterAnyByteOfThemChanged() throws GeneralSecurityException {
            var wrapped = ring.wrap(DataKey.draw(), ROW);
            var bytes = Base64.getUrlDecoder().decode(wrapped.wrapped());
            for (int at = 0; at < bytes.length; at++) {
                var changed = bytes.clone();
                changed[at] ^= 1;
                refused(new WrappedDataKey(ROW, wrapped.ringKey(), text(changed)));
            }
        }

        @Test
        void openNoMoreWhenTheyWereCutShort() throws GeneralSecurityException {
            var wrapped = ring.wrap(DataKey.draw(), ROW);
            var bytes = Base64.getUrlDecoder().decode(wrapped.wrapped());
            for (int length = 0; length < bytes.length; length++) {
                refused(new WrappedDataKey(ROW, wrapped.ringKey(), text(Arrays.copyOf(bytes, length))));
            }
            refused(new WrappedDataKey(ROW, wrapped.ringKey(), "no base64 at all"));
        }

        @Test
        void openByTheKeyTheyNameOnly() throws GeneralSecurityException {
            var grown = Rings.grown(ring, KeyUse.SEALING);
            var wrapped = grown.wrap(DataKey.draw(), ROW);
            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> grown.unwrap(
                            new WrappedDataKey(ROW, Rings.other(grown, KeyUse.SEALING), wrapped.wrapped())));
        }

        @Test
        void openByNoOtherRing() throws GeneralSecurityException {
            var wrapped = KeyRing.draw(Rings.CLOCK).wrap(DataKey.draw(), ROW);
            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> ring.unwrap(wrapped))
                    .withMessageContaining(wrapped.ringKey() + ", which is not in the key ring");
        }

        @Test
        void openAfterAnotherKeyBecamePrimaryAndAfterTheyMovedToIt() throws GeneralSecurityException {
            var key = DataKey.draw();
            var before = ring.wrap(key, ROW);
            var promoted = Rings.promoted(Rings.grown(ring, KeyUse.SEALING), KeyUse.SEALING);
            assertThat(promoted.unwrap(before).bytes()).isEqualTo(key.bytes());

            var moved = promoted.rewrap(before);
            var alone = promoted.without(KeyUse.SEALING, ring.primary(KeyUse.SEALING));
            assertThat(moved.ringKey()).isEqualTo(promoted.primary(KeyUse.SEALING));
            assertThat(alone.unwrap(moved).bytes()).isEqualTo(key.bytes());
            assertThatExceptionOfType(SealingException.class).isThrownBy(() -> alone.unwrap(before));
        }

        private void refused(WrappedDataKey wrapped) {
            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> ring.unwrap(wrapped))
                    .withNoCause();
        }
    }

    @ParameterizedTest
    @EnumSource
    void usesAKeyThatWasAddedOnlyOnceItIsPromoted(KeyUse use) {
        var grown = Rings.grown(ring, use);
        assertThat(grown.keys()).hasSize(3);
        assertThat(grown.primary(use)).isEqualTo(ring.primary(use));
        assertThat(Rings.promoted(grown, use).primary(use)).isEqualTo(Rings.other(grown, use));
        assertThat(grown.id()).isEqualTo(ring.id());
    }

    @ParameterizedTest
    @EnumSource
    void remembersSinceWhenItHasEachKey(KeyUse use) {
        var later = Clock.offset(Rings.CLOCK, Duration.ofDays(90));
        var grown = ring.withAnother(use, later);
        assertThat(grown.keys())
                .filteredOn(key -> key.use() == use)
                .map(RingKey::createdAt)
                .containsExactly(Rings.NOW, later.instant());
    }

    @ParameterizedTest
    @EnumSource
    void hasTheKeysOfEachUseForThatUseAlone(KeyUse use) {
        for (var key : ring.keys()) {
            assertThat(ring.has(use, key.id())).isEqualTo(key.use() == use);
        }
        var key = ring.primary(use);
        var promoted = Rings.promoted(Rings.grown(ring, use), use);
        assertThat(promoted.has(use, key)).isTrue();
        assertThat(promoted.without(use, key).has(use, key)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void neverLosesItsPrimaryKey(KeyUse use) {
        var grown = Rings.grown(ring, use);
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> grown.without(use, grown.primary(use)))
                .withMessageContaining("primary");
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> grown.promoting(use, new KeyId("ffffffff")))
                .withMessageContaining("not in the key ring");
    }

    @Test
    void indexesUnderEachOfItsKeysDifferently() {
        var grown = Rings.grown(ring, KeyUse.INDEX);
        var indexes = grown.index(new byte[] {1});
        assertThat(indexes).hasSize(2).containsKeys(grown.primary(KeyUse.INDEX), Rings.other(grown, KeyUse.INDEX));
        assertThat(indexes.values()).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{64}"));
        assertThat(indexes.get(ring.primary(KeyUse.INDEX)))
                .isEqualTo(ring.index(ring.primary(KeyUse.INDEX), new byte[] {1}));
    }

    @Test
    void recognisesAKeyByItsCheckAndTellsNothingOfIt() {
        var one = Rings.known(filled(32, 1), filled(32, 2));
        var same = Rings.known(filled(32, 1), filled(32, 2));
        var another = Rings.known(filled(32, 3), filled(32, 4));
        assertThat(one.keys()).isEqualTo(same.keys());
        assertThat(one.keys())
                .map(RingKey::id)
                .isEqualTo(another.keys().stream().map(RingKey::id).toList());
        assertThat(one.keys())
                .map(RingKey::check)
                .doesNotContainAnyElementsOf(
                        another.keys().stream().map(RingKey::check).toList());
        assertThat(one + "" + one.keyset(KeyUse.SEALING) + one.keyset(KeyUse.INDEX))
                .doesNotContain("01010101", "02020202", "AQEB", "AgIC");
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] filled(int length, int with) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
