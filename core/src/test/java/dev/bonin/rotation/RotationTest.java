package dev.bonin.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.person.Assured;
import dev.bonin.person.Identity;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.People;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.Rings;
import dev.bonin.sealing.SealedRows;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealingException;
import dev.bonin.sealing.WrappedDataKey;
import dev.bonin.verification.StoreException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RotationTest {
    private static final int PEOPLE = 40;

    private final SealedRows rows = new SealedRows();
    private final TestRings rings = new TestRings(KeyRing.draw(Rings.CLOCK));
    private final PersonSealer sealer = new PersonSealer(rings, new Random(7));
    private final Rotation rotation = new Rotation(rows, rings);
    private final Map<String, Identity> people = new HashMap<>();
    private int drawn;

    /** Whose ring the test changes as an operator would. */
    private static final class TestRings implements KeyRings {
        private volatile KeyRing ring;

        TestRings(KeyRing ring) {
            this.ring = ring;
        }

        @Override
        public KeyRing current() {
            return ring;
        }

        @Override
        public void refresh() {}
    }

    @BeforeEach
    void keepPeople() {
        new KeyAgreement(rows).require(rings.ring);
        keepMore(PEOPLE);
    }

    private synchronized void keepMore(int many) {
        for (int person = 0; person < many; person++) {
            var id = "v%025d".formatted(drawn++);
            var identity = People.withKeys(Assured.verified(People.ci(id)), Assured.verified(People.di(id)));
            rows.keep(id, sealer.seal(identity, People.EVERYTHING, People.from("shop", id)));
            people.put(id, identity);
        }
    }

    private void addKey(KeyUse use) {
        rings.ring = Rings.grown(rings.ring, use);
        rings.ring.keys().forEach(rows::register);
    }

    private void rotate(KeyUse use) {
        addKey(use);
        rings.ring = Rings.promoted(rings.ring, use);
    }

    private static Rotation.Progress run(Rotation rotation, int most) {
        Rotation.Progress progress;
        do {
            progress = rotation.step(most);
        } while (!progress.complete());
        return progress;
    }

    private void everybodyOpens() {
        people.forEach((id, identity) -> assertThat(sealer.open(rows.identity(id), People.sealedFor("shop", id)))
                .isEqualTo(identity));
    }

    /** Everybody is found by the hash that a new verification of theirs would have. */
    private void everybodyIsFoundOnceBy(KeyId indexKey) {
        people.forEach((id, identity) -> sealer.seal(identity, People.EVERYTHING, People.from("shop", id))
                .keys()
                .forEach(key -> assertThat(rows.personKeys.values())
                        .filteredOn(kept -> Objects.equals(
                                key.indexes().get(indexKey), kept.indexes().get(indexKey)))
                        .hasSize(1)));
    }

    @Nested
    class OfTheSealingKey {

        @Test
        void movesEveryDataKeyAndEverybodyStillOpens() {
            var before = rings.ring.primary(KeyUse.SEALING);
            rotate(KeyUse.SEALING);
            assertThat(rotation.step(7).remaining()).isEqualTo(3 * PEOPLE - 7);
            assertThat(rotation.remaining()).isEqualTo(3 * PEOPLE - 7);
            assertThat(run(rotation, 7).remaining()).isZero();
            assertThat(rows.servedBy(before, KeyUse.SEALING)).isZero();
            everybodyOpens();
        }

        @Test
        void countsAnewAtTheEndOfAPassWhatOthersHaveDoneMeanwhile() {
            rotate(KeyUse.SEALING);
            rotation.step(7);
            run(new Rotation(rows, rings), 50);
            assertThat(rotation.step(7)).isEqualTo(new Rotation.Progress(0, 0, List.of(), false));
            assertThat(rotation.step(7).complete()).isTrue();
        }

        @Test
        void tellsOfEachPartOfTheWorkWhileItIsRetired() {
            var before = rings.ring.primary(KeyUse.SEALING);
            rotate(KeyUse.SEALING);
            var told = new ArrayList<Rotation.Progress>();
            rotation.retire(before, PEOPLE, told::add);
            assertThat(told).map(Rotation.Progress::remaining).startsWith(2L * PEOPLE, (long) PEOPLE, 0L);
            assertThat(told).last().returns(true, Rotation.Progress::complete);
        }

        /** Nobody can lack an index under the only key for them, and looking for it takes a way through all rows. */
        @Test
        void doesNotLookForIndexesWhereThereIsOneKeyForThem() {
            rotate(KeyUse.SEALING);
            assertThat(run(new Rotation(refusing("otIndexedBy"), rings), 50).remaining())
                    .isZero();
        }

        /** Counting has gone through all rows already. */
        @Test
        void goesThroughNoRowsOnceAllAreDone() {
            rotate(KeyUse.SEALING);
            run(rotation, 50);
            assertThat(new Rotation(refusing("wrappedBy"), rings).step(50))
                    .isEqualTo(new Rotation.Progress(0, 0, List.of(), true));
        }

        private SealedStore refusing(String part) {
            return (SealedStore) Proxy.newProxyInstance(
                    SealedStore.class.getClassLoader(),
                    new Class<?>[] {SealedStore.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().contains(part)) {
                            throw new StoreException(StoreException.Kind.BROKEN, "looked for rows");
                        }
                        return method.invoke(rows, arguments);
                    });
        }

        @Test
        void needsTheOldKeyNoMoreOnceItIsRetired() {
            var before = rings.ring.primary(KeyUse.SEALING);
            rotate(KeyUse.SEALING);
            rotation.retire(before, 7, progress -> {});
            rings.ring = rings.ring.without(KeyUse.SEALING, before);
            assertThat(rows.keys()).noneMatch(key -> key.id().equals(before));
            everybodyOpens();
        }

        @Test
        void changesNothingWhileTheOldKeyIsPrimary() {
            addKey(KeyUse.SEALING);
            assertThat(rotation.step(1000)).isEqualTo(new Rotation.Progress(0, 0, List.of(), true));
        }

        @Test
        void isNotUndoneByAProcessThatHasNotReadOfThePromotionYet() {
            addKey(KeyUse.SEALING);
            var added = Rings.other(rings.ring, KeyUse.SEALING);
            var late = new Rotation(rows, KeyRings.fixed(rings.ring));
            rings.ring = Rings.promoted(rings.ring, KeyUse.SEALING);
            run(rotation, 50);
            assertThat(run(late, 50)).isEqualTo(new Rotation.Progress(0, 0, List.of(), true));
            assertThat(rows.servedBy(added, KeyUse.SEALING)).isEqualTo(3 * PEOPLE);
        }

        @Test
        void doesNotBeginBeforeTheStoreKnowsTheNewKey() {
            rings.ring = Rings.promoted(Rings.grown(rings.ring, KeyUse.SEALING), KeyUse.SEALING);
            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> rotation.step(10))
                    .withMessageContaining(rings.ring.primary(KeyUse.SEALING).hex());
        }
    }

    @Nested
    class OfTheIndexKey {

        @Test
        void indexesEverybodyUnderTheNewKeyAsNewPeopleAre() {
            rotate(KeyUse.INDEX);
            keepMore(3);
            assertThat(run(rotation, 7).remaining()).isZero();
            everybodyIsFoundOnceBy(rings.ring.primary(KeyUse.INDEX));
        }

        @Test
        void keepsEverybodyFoundByTheOldKeyUntilItIsRetired() {
            var before = rings.ring.primary(KeyUse.INDEX);
            rotate(KeyUse.INDEX);
            run(rotation, 7);
            everybodyIsFoundOnceBy(before);
            rotation.retire(before, 7, progress -> {});
            assertThat(rows.servedBy(before, KeyUse.INDEX)).isZero();
            everybodyIsFoundOnceBy(rings.ring.primary(KeyUse.INDEX));
        }

        @Test
        void leavesAKeyThatThisProcessHasNotReadToThoseWhoHave() {
            var late = new Rotation(rows, KeyRings.fixed(rings.ring));
            addKey(KeyUse.INDEX);
            assertThat(run(late, 50)).isEqualTo(new Rotation.Progress(0, 0, List.of(), true));
        }

        @Test
        void indexesUnderAKeyThatIsNotPrimaryYet() {
            addKey(KeyUse.INDEX);
            run(rotation, 7);
            everybodyIsFoundOnceBy(Rings.other(rings.ring, KeyUse.INDEX));
        }
    }

    @Nested
    class WithRowsThatSomebodyChanged {

        @Test
        void leavesThemNamesThemAndDoesTheOthers() {
            rotate(KeyUse.SEALING);
            rotate(KeyUse.INDEX);
            var wrong = tamper();
            var progress = run(rotation, 2);
            assertThat(progress.unreadable()).containsExactlyInAnyOrderElementsOf(wrong);
            assertThat(progress.remaining()).isEqualTo(3);
            assertThat(rows.dataKeys.values().stream()
                            .filter(key -> !key.ringKey().equals(rings.ring.primary(KeyUse.SEALING))))
                    .hasSize(1);
        }

        @ParameterizedTest
        @EnumSource
        void doesNotForgetTheKeyThatTheyNeed(KeyUse use) {
            var before = rings.ring.primary(use);
            rotate(use);
            var wrong = tamper();
            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> rotation.retire(before, 2, progress -> {}))
                    .withMessageContaining("rows still need key " + before)
                    .withMessageContaining(wrong.get(0));
            assertThat(rows.keys()).anyMatch(key -> key.id().equals(before) && key.retiring());
        }

        @Test
        void goesOnOnceTheyAreBroughtBack() {
            var before = rings.ring.primary(KeyUse.SEALING);
            rotate(KeyUse.SEALING);
            var whole = Map.copyOf(rows.dataKeys);
            var wrong = tamper();
            run(rotation, 2);
            rows.dataKeys.put(wrong.get(0), whole.get(wrong.get(0)));
            rotation.retire(before, 2, progress -> {});
            assertThat(rows.keys()).noneMatch(key -> key.id().equals(before));
        }

        /** One data key, and the value of another person key: which is first, which second. */
        private List<String> tamper() {
            var ids = new ArrayList<>(rows.personKeys.keySet());
            var key = Objects.requireNonNull(rows.dataKeys.get(ids.get(0)));
            rows.dataKeys.put(ids.get(0), new WrappedDataKey(key.id(), key.ringKey(), "AA" + key.wrapped()));
            var other = Objects.requireNonNull(rows.personKeys.get(ids.get(1)));
            rows.personKeys.put(
                    other.id(),
                    new PersonKey(
                            other.id(),
                            other.application(),
                            other.kind(),
                            other.scope(),
                            other.indexes(),
                            other.dataKey(),
                            "AA" + other.sealed(),
                            other.providedBy(),
                            other.providedAt()));
            return ids.subList(0, 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotRetireThePrimaryKey(KeyUse use) {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> rotation.retire(rings.ring.primary(use), 10, progress -> {}))
                .withMessageContaining("rotate first");
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> rotation.retire(new KeyId("00000000"), 10, progress -> {}))
                .withMessageContaining("key 00000000 is not registered");
        assertThat(rows.keys()).noneMatch(SealedStore.RegisteredKey::retiring);
    }

    @Test
    void goesOnWhereverItWasInterrupted() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var interrupted = 0;
        var sealing = rings.ring.primary(KeyUse.SEALING);
        var index = rings.ring.primary(KeyUse.INDEX);
        rotate(KeyUse.SEALING);
        rotate(KeyUse.INDEX);
        for (var key : List.of(sealing, index)) {
            while (rows.keys.containsKey(key)) {
                try {
                    new Rotation(failing(random), rings).retire(key, 5, progress -> {});
                } catch (StoreException failed) {
                    interrupted++;
                }
            }
        }
        assertThat(interrupted).as("seed %s", seed).isPositive();
        rings.ring = rings.ring.without(KeyUse.SEALING, sealing).without(KeyUse.INDEX, index);
        everybodyOpens();
        everybodyIsFoundOnceBy(rings.ring.primary(KeyUse.INDEX));
    }

    /** Loses its answer after a write, or the write itself, as a process does that is killed. */
    private SealedStore failing(Random random) {
        return (SealedStore) Proxy.newProxyInstance(
                SealedStore.class.getClassLoader(), new Class<?>[] {SealedStore.class}, (proxy, method, arguments) -> {
                    var when = random.nextInt(20);
                    if (when == 0) {
                        throw new StoreException(StoreException.Kind.UNAVAILABLE, "before");
                    }
                    var answer = method.invoke(rows, arguments);
                    if (when == 1) {
                        throw new StoreException(StoreException.Kind.UNAVAILABLE, "after");
                    }
                    return answer;
                });
    }

    @Test
    void isDoneByManyAtOnceBesidePeopleBeingVerified() throws Exception {
        rotate(KeyUse.SEALING);
        rotate(KeyUse.INDEX);
        var over = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(4);
        try {
            var verified = threads.submit(() -> {
                while (!over.get()) {
                    keepMore(1);
                }
            });
            Callable<Rotation.Progress> one = () -> run(new Rotation(rows, rings), 3);
            for (var done : threads.invokeAll(List.of(one, one, one))) {
                assertThat(done.get().unreadable()).isEmpty();
            }
            over.set(true);
            verified.get();
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        assertThat(run(rotation, 50).remaining()).isZero();
        everybodyOpens();
        everybodyIsFoundOnceBy(rings.ring.primary(KeyUse.INDEX));
    }
}
