package dev.bonin.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.person.Assured;
import dev.bonin.person.Ci;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.sealing.PersonKey.Kind;
import dev.bonin.sealing.PersonSealer.Provenance;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PersonSealerTest {
    private static final String VERIFICATION = "v".repeat(26);
    private static final byte[] INDEX_KEY = "an index key of thirty-two bytes".getBytes(StandardCharsets.US_ASCII);

    private final KeyRing ring = Rings.known(new byte[32], INDEX_KEY);
    private final PersonSealer sealer = new PersonSealer(KeyRings.fixed(ring), new Random(1));

    private SealedPerson seal(Identity identity, Keep keep, Provenance from) {
        return sealer.seal(identity, keep, from);
    }

    private SealedIdentity gildong(String application) {
        return seal(People.gildong(), People.EVERYTHING, People.from(application, VERIFICATION))
                .identity()
                .orElseThrow();
    }

    @Nested
    class Identities {

        @Test
        void openAsTheyWereWhateverTheirValuesAndHoweverSureTheseAre() {
            var seed = System.nanoTime();
            var random = new Random(seed);
            for (int round = 0; round < 500; round++) {
                var identity = People.anybody(random);
                var kept = seal(identity, People.EVERYTHING, People.from("shop", VERIFICATION))
                        .identity();
                assertThat(kept.map(row -> sealer.open(row, People.sealedFor("shop", VERIFICATION))))
                        .as("seed %s, round %s", seed, round)
                        .isEqualTo(identity.present().isEmpty() ? Optional.empty() : Optional.of(identity));
            }
        }

        @Test
        void keepOnlyTheValuesThatThePurposeKeeps() {
            var keep = new Keep(true, Set.of(IdentityValue.BIRTHDAY, IdentityValue.GENDER));
            var kept = seal(People.gildong(), keep, People.from("", VERIFICATION))
                    .identity()
                    .orElseThrow();
            assertThat(sealer.open(kept, People.sealedFor("", VERIFICATION)))
                    .isEqualTo(People.gildong().only(keep.values()));
            assertThat(kept.assurance()).isEqualTo("birthday=verified,gender=self_asserted");
        }

        @Test
        void areNotKeptAtAllByAPurposeThatKeepsNothing() {
            assertThat(seal(People.gildong(), Keep.NOTHING, People.from("", VERIFICATION))
                            .isEmpty())
                    .isTrue();
        }

        @Test
        void openForNoOtherApplicationAndForNoOtherVerification() {
            var kept = gildong("shop");
            refused(kept, "mall", VERIFICATION);
            refused(kept, "", VERIFICATION);
            refused(kept, "shop", "w".repeat(26));
        }

        @Test
        void openForNoVerificationThatWasMadeAnotherOneAfterwards() {
            var kept = gildong("shop");
            var code = "c".repeat(64);
            assertThat(sealer.open(kept, changed("signup", Rings.NOW, "customer 42", code)))
                    .isEqualTo(People.gildong());

            refused(kept, changed("contract", Rings.NOW, "customer 42", code));
            refused(kept, changed("signup", Rings.NOW.plusMillis(1), "customer 42", code));
            refused(kept, changed("signup", Rings.NOW, "customer 43", code));
            refused(kept, changed("signup", Rings.NOW, "customer 42", "d".repeat(64)));
            refused(kept, changed("signup", Rings.NOW, "customer 42" + code, ""));
        }

        private static SealedFor changed(String purpose, Instant finishedAt, String subject, String code) {
            return new SealedFor("shop", VERIFICATION, purpose, finishedAt, subject, code);
        }

        @Test
        void doNotOpenWithTheValuesOfAnotherRow() {
            var other = "w".repeat(26);
            var kept = gildong("shop");
            var another = seal(People.gildong(), People.EVERYTHING, People.from("shop", other))
                    .identity()
                    .orElseThrow();
            refused(
                    new SealedIdentity(kept.dataKey(), another.sealed(), kept.assurance(), kept.link()),
                    "shop",
                    VERIFICATION);
            refused(
                    new SealedIdentity(another.dataKey(), kept.sealed(), kept.assurance(), kept.link()),
                    "shop",
                    VERIFICATION);
            refused(
                    new SealedIdentity(another.dataKey(), another.sealed(), kept.assurance(), kept.link()),
                    "shop",
                    VERIFICATION);
        }

        @Test
        void doNotOpenAsAnotherColumnsValue() {
            var person = seal(People.gildong(), People.EVERYTHING, People.from("shop", VERIFICATION));
            var key = person.keys().get(0);
            refused(new SealedIdentity(key.dataKey(), key.sealed(), "", Optional.empty()), "shop", key.id());
        }

        @Test
        void openNoMoreAfterAnyByteOfThemChanged() {
            var kept = gildong("shop");
            var bytes = Base64.getUrlDecoder().decode(kept.sealed());
            for (int at = 0; at < bytes.length; at++) {
                var changed = bytes.clone();
                changed[at] ^= (byte) 0x80;
                refused(withValues(kept, changed), "shop", VERIFICATION);
            }
        }

        @Test
        void openNoMoreWhenTheyWereCutShort() {
            var kept = gildong("shop");
            var bytes = Base64.getUrlDecoder().decode(kept.sealed());
            for (int length = 0; length < bytes.length; length++) {
                refused(withValues(kept, Arrays.copyOf(bytes, length)), "shop", VERIFICATION);
            }
        }

        @Test
        void openNoMoreOnceTheirDataKeyIsGone() throws GeneralSecurityException {
            var kept = gildong("shop");
            var drawnAnew = ring.wrap(DataKey.draw(), kept.dataKey().id());
            refused(new SealedIdentity(drawnAnew, kept.sealed(), kept.assurance(), kept.link()), "shop", VERIFICATION);
        }

        @Test
        void areSealedDifferentlyEachTime() {
            assertThat(gildong("shop").sealed()).isNotEqualTo(gildong("shop").sealed());
        }

        private SealedIdentity withValues(SealedIdentity kept, byte[] values) {
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(values);
            return new SealedIdentity(kept.dataKey(), text, kept.assurance(), kept.link());
        }

        private void refused(SealedIdentity kept, String application, String verification) {
            refused(kept, People.sealedFor(application, verification));
        }

        private void refused(SealedIdentity kept, SealedFor verification) {
            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> sealer.open(kept, verification))
                    .withNoCause()
                    .withMessageNotContainingAny("홍길동", "1990", "0000", "gildong");
        }
    }

    @Nested
    class PersonKeys {

        @Test
        void areTheHashesOfCiAndOfDiInItsScope() throws GeneralSecurityException {
            var keys = seal(People.gildong(), People.EVERYTHING, People.from("shop", VERIFICATION))
                    .keys();
            assertThat(keys).map(PersonKey::kind).containsExactly(Kind.CI, Kind.DI);
            assertThat(keys.get(0).indexes())
                    .containsOnlyKeys(Rings.INDEX)
                    .containsValue(hmac("ci:v1", "shop", People.ci("gildong").reveal()));
            assertThat(keys.get(1).indexes())
                    .containsValue(hmac(
                            "di:v1",
                            "shop",
                            "danal",
                            "B010007538",
                            People.di("gildong").reveal()));
        }

        /** Written out apart from what it checks. */
        private String hmac(String... parts) throws GeneralSecurityException {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(INDEX_KEY, "HmacSHA256"));
            for (var part : parts) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                mac.update(bytes);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        }

        @Test
        void openAsTheCiOrDiThatTheyWereMadeOf() {
            var person = seal(People.gildong(), People.EVERYTHING, People.from("shop", VERIFICATION));
            assertThat(person.keys())
                    .map(sealer::open)
                    .containsExactly(
                            People.ci("gildong").reveal(), People.di("gildong").reveal());
        }

        @Test
        void areTheSameForOnePersonWhateverElseChanged() {
            var then = index("shop", People.gildong());
            var renamed = index("shop", People.withKeys(Assured.verified(People.ci("gildong")), Assured.absent()));
            assertThat(renamed).isEqualTo(then.subList(0, 1));
        }

        @Test
        void differBetweenApplicationsSoThatNobodyIsFollowed() {
            assertThat(index("shop", People.gildong()))
                    .doesNotContainAnyElementsOf(index("mall", People.gildong()))
                    .doesNotContainAnyElementsOf(index("", People.gildong()));
        }

        @Test
        void ofOneDiDifferBetweenProvidersAndMerchants() {
            assertThat(Stream.of(
                                    new Provenance(People.sealedFor("shop", VERIFICATION), "danal", "M1"),
                                    new Provenance(People.sealedFor("shop", VERIFICATION), "danal", "M2"),
                                    new Provenance(People.sealedFor("shop", VERIFICATION), "inicis", "M1"),
                                    new Provenance(People.sealedFor("shop", VERIFICATION), "danalM", "1"))
                            .map(from -> seal(People.gildong(), People.EVERYTHING, from)
                                    .keys()
                                    .get(1)
                                    .indexes()))
                    .doesNotHaveDuplicates();
        }

        @Test
        void areMadeOfNothingThatIsAbsent() {
            assertThat(index("shop", People.withKeys(Assured.absent(), Assured.absent())))
                    .isEmpty();
            assertThat(index("shop", People.withKeys(Assured.absent(), Assured.verified(People.di("x")))))
                    .hasSize(1);
        }

        @Test
        void areMadeOfNothingThatThePersonMerelyTyped() {
            assertThat(index(
                            "shop",
                            People.withKeys(
                                    Assured.selfAsserted(People.ci("gildong")),
                                    Assured.selfAsserted(People.di("gildong")))))
                    .isEmpty();
        }

        @Test
        void areNotMadeForAPurposeThatDoesNotFindPeopleAgain() {
            var keep = new Keep(false, EnumSet.allOf(IdentityValue.class));
            assertThat(seal(People.gildong(), keep, People.from("shop", VERIFICATION))
                            .keys())
                    .isEmpty();
        }

        @Test
        void tellWhoProvidedThemAndWhen() {
            var key = seal(People.gildong(), People.EVERYTHING, People.from("shop", VERIFICATION))
                    .keys()
                    .get(0);
            assertThat(key.providedBy()).isEqualTo("danal");
            assertThat(key.providedAt()).isEqualTo(Rings.NOW);
        }

        @Test
        void getTheSameIndexUnderALaterKeyAsNewOnesDo() {
            var grown = Rings.grown(ring, KeyUse.INDEX);
            var later = Rings.other(grown, KeyUse.INDEX);
            var before = seal(People.gildong(), People.EVERYTHING, People.from("shop", VERIFICATION))
                    .keys();
            var after = new PersonSealer(KeyRings.fixed(grown), new Random(2))
                    .seal(People.gildong(), People.EVERYTHING, People.from("shop", VERIFICATION))
                    .keys();
            assertThat(before)
                    .map(key -> PersonSealer.indexAgain(grown, key, later))
                    .isEqualTo(
                            after.stream().map(key -> key.indexes().get(later)).toList());
        }

        @Test
        void areNeitherIndexedAgainNorOpenedIfSomebodySwappedThem() {
            var one = seal(People.gildong(), People.EVERYTHING, People.from("shop", VERIFICATION))
                    .keys()
                    .get(0);
            var two = seal(
                            People.withKeys(Assured.verified(new Ci("another")), Assured.absent()),
                            People.EVERYTHING,
                            People.from("shop", VERIFICATION))
                    .keys()
                    .get(0);
            refused(new PersonKey(
                    one.id(),
                    "shop",
                    one.kind(),
                    one.scope(),
                    one.indexes(),
                    one.dataKey(),
                    two.sealed(),
                    "danal",
                    Rings.NOW));
            refused(new PersonKey(
                    one.id(),
                    "mall",
                    one.kind(),
                    one.scope(),
                    one.indexes(),
                    one.dataKey(),
                    one.sealed(),
                    "danal",
                    Rings.NOW));
        }

        private void refused(PersonKey key) {
            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> PersonSealer.indexAgain(ring, key, Rings.INDEX));
            assertThatExceptionOfType(SealingException.class).isThrownBy(() -> sealer.open(key));
        }

        private List<String> index(String application, Identity identity) {
            return seal(identity, People.EVERYTHING, People.from(application, VERIFICATION)).keys().stream()
                    .map(key -> key.indexes().get(Rings.INDEX))
                    .toList();
        }
    }

    @Test
    void printsNothingOfWhatItSealed() {
        var person = seal(People.gildong(), People.EVERYTHING, People.from("shop", VERIFICATION));
        var key = person.keys().get(0);
        var kept = person.identity().orElseThrow();
        var row = new SealedRow(kept.dataKey(), kept.sealed());
        assertThat(Stream.of(person, key, kept, row, key.dataKey(), ring, sealer, KeyRings.fixed(ring))
                        .map(Object::toString))
                .noneMatch(text -> Stream.of(
                                "홍길동",
                                "gildong",
                                kept.sealed(),
                                key.sealed(),
                                kept.dataKey().wrapped(),
                                key.dataKey().wrapped(),
                                key.indexes().get(Rings.INDEX),
                                HexFormat.of().formatHex(INDEX_KEY))
                        .anyMatch(text::contains));
    }
}
