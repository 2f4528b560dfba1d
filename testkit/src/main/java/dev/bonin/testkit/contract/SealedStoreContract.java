package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.erasure.Erasure;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealedStore.Holder;
import dev.bonin.sealing.SealedStore.NewIndex;
import dev.bonin.sealing.SealedStore.Rewrapped;
import dev.bonin.sealing.WrappedDataKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link SealedStore} about rows that move from one key to the next. */
abstract class SealedStoreContract extends PeopleContract {
    private static final int MANY = 32;

    @Test
    final void indexesEveryPersonStoredAfterAKeyWasRegistered() throws Exception {
        var both = ring.withAnother(KeyUse.INDEX, CLOCK);
        var writers = new SealedPeople(both);

        var without = Simultaneously.run(6 * MANY, number -> () -> {
            if (number % MANY == MANY / 2) {
                SealedPeople.register(both, stores.sealed());
                return stores.sealed().countNotIndexedBy(added(both));
            }
            keepWithTheRegisteredKeys(number, writers);
            return Long.MAX_VALUE;
        });

        assertThat(stores.sealed().countNotIndexedBy(added(both)))
                .as("as many as when it came")
                .isEqualTo(without.stream().mapToLong(Long::longValue).min().orElseThrow());
    }

    private void keepWithTheRegisteredKeys(int number, SealedPeople writers) {
        try {
            kept(number, "ci " + number, "di " + number);
        } catch (KeysOutdatedException added) {
            keep(number, writers.person(id(number), "ci " + number, "di " + number));
        }
    }

    @Test
    final void walksDataKeysInTheOrderOfTheirIds() {
        keepPeople(5);
        var all = dataKeys(Holder.PERSON_KEY);

        assertThat(all).hasSize(10).isSortedAccordingTo((one, other) -> one.id().compareTo(other.id()));
        assertThat(wrappedBy(sealing(), all.get(3).id(), 4)).isEqualTo(all.subList(4, 8));
        assertThat(wrappedBy(sealing(), all.get(9).id(), 4)).isEmpty();
        assertThat(dataKeys(Holder.IDENTITY))
                .extracting(WrappedDataKey::id)
                .containsExactly(id(1).value(), id(2).value(), id(3).value(), id(4).value(), id(5).value());
        assertThat(dataKeys(Holder.HINT)).isEmpty();
        assertThat(stores.sealed().servedBy(sealing(), KeyUse.SEALING)).isEqualTo(15);
    }

    @Test
    final void rewrapsOnlyWhatIsStillAsItWas() {
        keepPeople(2);
        var other = another(KeyUse.SEALING);
        var keys = dataKeys(Holder.PERSON_KEY);
        var stale = new WrappedDataKey(keys.get(1).id(), sealing(), "was something else");

        assertThat(rewrap(List.of(
                        rewrapped(keys.get(0), other),
                        new Rewrapped(stale, new WrappedDataKey(stale.id(), other, "x")))))
                .isOne();

        assertThat(wrappedBy(other, "", 10))
                .extracting(WrappedDataKey::id)
                .containsExactly(keys.get(0).id());
        assertThat(dataKeys(Holder.PERSON_KEY)).isEqualTo(keys.subList(1, 4));
        assertThat(dataKeys(Holder.IDENTITY)).hasSize(2);
    }

    @Test
    final void letsOneOfManyRewrapADataKey() throws Exception {
        keepPeople(2);
        var other = another(KeyUse.SEALING);
        var work = dataKeys(Holder.PERSON_KEY).stream()
                .map(key -> rewrapped(key, other))
                .toList();
        var reversed = new ArrayList<>(work);
        Collections.reverse(reversed);

        var done = Simultaneously.run(MANY, number -> () -> rewrap(number % 2 == 0 ? work : reversed));

        assertThat(done.stream().mapToInt(Integer::intValue)).containsOnlyOnce(4);
        assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
    }

    @Test
    final void writesNothingWithAnUnknownOrRetiringKey() {
        keepPeople(1);
        var unknown = new KeyId("0000beef");
        var retiring = another(KeyUse.SEALING);
        stores.sealed().retiring(retiring);
        var before = dataKeys(Holder.PERSON_KEY);

        assertThatExceptionOfType(KeysOutdatedException.class)
                .isThrownBy(() -> rewrap(List.of(rewrapped(before.get(0), unknown))));
        assertThatExceptionOfType(KeysOutdatedException.class)
                .isThrownBy(() -> rewrap(List.of(rewrapped(before.get(0), retiring))));
        assertThatExceptionOfType(KeysOutdatedException.class)
                .isThrownBy(() -> stores.sealed().index(unknown, List.of()));
        assertThat(dataKeys(Holder.PERSON_KEY)).isEqualTo(before);
    }

    @Test
    final void indexesEachPersonKeyOnce() throws Exception {
        keepPeople(3);
        var other = another(KeyUse.INDEX);
        var missing = stores.sealed().notIndexedBy(other, "", 100);
        assertThat(missing)
                .hasSize(6)
                .isSortedAccordingTo((one, another) -> one.id().compareTo(another.id()));
        assertThat(stores.sealed().notIndexedBy(other, missing.get(1).id(), 2)).isEqualTo(missing.subList(2, 4));
        assertThat(stores.sealed().countNotIndexedBy(other)).isEqualTo(6);

        var indexes = indexes(missing);
        var done = Simultaneously.run(MANY, number -> () -> stores.sealed().index(other, indexes));

        assertThat(done.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6);
        assertThat(stores.sealed().notIndexedBy(other, "", 100)).isEmpty();
        assertThat(stores.sealed().countNotIndexedBy(other)).isZero();
        assertThat(stores.sealed().servedBy(other, KeyUse.INDEX)).isEqualTo(6);
    }

    @Test
    final void indexesNoErasedPerson() {
        keepPeople(1);
        var other = another(KeyUse.INDEX);
        var missing = stores.sealed().notIndexedBy(other, "", 100);
        erase(1);

        assertThat(stores.sealed().index(other, indexes(missing))).isZero();
        assertThat(stores.sealed().isEmpty()).isTrue();
    }

    @Test
    final void leavesNoIndexOfAPersonWhoIsErasedMeanwhile() throws Exception {
        keepPeople(MANY);
        var other = another(KeyUse.INDEX);
        var indexes = indexes(stores.sealed().notIndexedBy(other, "", 100));

        Simultaneously.run(2 * MANY, number -> () -> {
            if (number % 2 == 0) {
                erase(1 + number / 2);
            }
            return stores.sealed().index(other, indexes.subList(number / 2, number / 2 + MANY));
        });

        assertThat(stores.sealed().servedBy(other, KeyUse.INDEX)).isZero();
        assertThat(stores.sealed().isEmpty()).isTrue();
    }

    @Test
    final void dropsIndexesOnlyOfAKeyThatIsRetiredAndWhereThereIsAnother() {
        keepPeople(2);
        var other = another(KeyUse.INDEX);
        var missing = stores.sealed().notIndexedBy(other, "", 100);
        stores.sealed().index(other, indexes(missing.subList(0, 3)));
        assertThat(stores.sealed().dropIndexesOf(indexing(), 100))
                .as("not retired")
                .isZero();

        stores.sealed().retiring(indexing());

        assertThat(stores.sealed().dropIndexesOf(indexing(), 2)).isEqualTo(2);
        assertThat(stores.sealed().dropIndexesOf(indexing(), 100)).isOne();
        assertThat(stores.sealed().dropIndexesOf(indexing(), 100)).isZero();
        assertThat(stores.sealed().servedBy(indexing(), KeyUse.INDEX)).isOne();
    }

    /** Registers another key in the store. */
    private KeyId another(KeyUse use) {
        var more = ring.withAnother(use, CLOCK);
        SealedPeople.register(more, stores.sealed());
        return added(more);
    }

    private void keepPeople(int number) {
        for (int i = 1; i <= number; i++) {
            kept(i, "ci " + i, "di " + i);
        }
    }

    private void erase(int number) {
        stores.erasures().erase(new Erasure(id(number), NOW, Cause.OPERATOR, false, event()));
    }

    private KeyId sealing() {
        return ring.primary(KeyUse.SEALING);
    }

    private KeyId indexing() {
        return ring.primary(KeyUse.INDEX);
    }

    private List<WrappedDataKey> dataKeys(Holder holder) {
        return stores.sealed().wrappedBy(sealing(), holder, "", 1_000);
    }

    private List<WrappedDataKey> wrappedBy(KeyId key, String after, int most) {
        return stores.sealed().wrappedBy(key, Holder.PERSON_KEY, after, most);
    }

    private int rewrap(List<Rewrapped> keys) {
        return stores.sealed().rewrap(Holder.PERSON_KEY, keys);
    }

    private static Rewrapped rewrapped(WrappedDataKey key, KeyId by) {
        return new Rewrapped(key, new WrappedDataKey(key.id(), by, "wrapped anew"));
    }

    private static List<NewIndex> indexes(List<PersonKey> keys) {
        return keys.stream()
                .map(key -> new NewIndex(key.id(), "hash of " + key.id()))
                .toList();
    }
}
