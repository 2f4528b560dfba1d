package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.rotation.Rotation;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealedStore.RegisteredKey;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Which keys every {@link SealedStore} is kept with. */
abstract class RingKeysContract extends PeopleContract {
    private static final int MANY = 32;
    private static final int WRITERS = 7;

    @Test
    final void knowsTheKeysThatItWasTold() {
        var sealing = ring.keys().get(0);

        assertThat(stores.sealed().register(sealing)).as("again").isTrue();
        assertThat(stores.sealed()
                        .register(new RingKey(sealing.id(), sealing.use(), NOW, false, "another key of that name")))
                .isFalse();

        assertThat(stores.sealed().keys())
                .containsExactlyInAnyOrderElementsOf(ring.keys().stream()
                        .map(key -> new RegisteredKey(key.id(), key.use(), key.check(), false))
                        .toList());
    }

    @Test
    final void letsOneOfManyKeysHaveAName() throws Exception {
        var drawn = new KeyId("0000beef");

        assertThat(Simultaneously.run(
                        MANY,
                        number -> () -> stores.sealed()
                                .register(new RingKey(drawn, KeyUse.INDEX, NOW, false, "check " + number))))
                .containsOnlyOnce(true);
    }

    @Test
    final void takesNoFirstKeysWhereItHasSome() {
        var before = stores.sealed().keys();

        assertThat(stores.sealed().begin(KeyRing.draw(CLOCK).keys())).isFalse();

        assertThat(stores.sealed().keys()).containsExactlyElementsOf(before);
    }

    @Test
    final void isKeptWithOneOfManyRingsThatBeginAtOnce() throws Exception {
        forgetKeys();

        var begun = Simultaneously.run(MANY, number -> {
            var other = KeyRing.draw(CLOCK);
            return () -> stores.sealed().begin(other.keys()) ? other.keys().size() : 0;
        });

        assertThat(begun).containsOnlyOnce(2);
        assertThat(stores.sealed().keys()).hasSize(2);
    }

    private void forgetKeys() {
        stores.sealed().keys().forEach(key -> {
            stores.sealed().retiring(key.id());
            assertThat(stores.sealed().forget(key.id())).isTrue();
        });
    }

    @Test
    final void forgetsAKeyOnlyWhenNoRowNeedsItAndItIsRetired() {
        var person = kept(1, "ci A", "di 1");
        var before = ring;
        assertThat(stores.sealed().forget(sealing())).as("not retired").isFalse();
        var both = promoted(before);
        stores.sealed().retiring(sealing());
        stores.sealed().retiring(indexing());
        assertThat(stores.sealed().forget(sealing())).isFalse();
        assertThat(stores.sealed().forget(indexing())).isFalse();

        var rotation = new Rotation(stores.sealed(), KeyRings.fixed(both));
        rotation.retire(sealing(), 2, progress -> {});
        rotation.retire(indexing(), 2, progress -> {});

        assertThat(stores.sealed().keys())
                .extracting(RegisteredKey::id)
                .containsExactlyInAnyOrder(both.primary(KeyUse.SEALING), both.primary(KeyUse.INDEX));
        var after = new SealedPeople(both.without(KeyUse.SEALING, sealing()).without(KeyUse.INDEX, indexing()));
        assertThat(keep(2, after.person(id(2), "ci A", "di 2")).person()).contains(person);
        assertThat(after.nameOf(id(1), stores)).contains(SealedPeople.NAME);
    }

    @Test
    final void forgetsNoKeyThatIsWrittenWithMeanwhile() throws Exception {
        for (int round = 0; round <= WRITERS; round++) {
            var next = another(KeyUse.SEALING, ring);
            SealedPeople.register(next, stores.sealed());
            var key = next.primary(KeyUse.SEALING);
            var first = 1 + round * MANY;
            var turn = round;

            Simultaneously.run(
                    1 + WRITERS, number -> number == turn ? () -> retire(key) : keeping(first + number, next));

            var isRegistered =
                    stores.sealed().keys().stream().anyMatch(known -> known.id().equals(key));
            assertThat(isRegistered)
                    .as("a key that rows need")
                    .isEqualTo(stores.sealed().servedBy(key, KeyUse.SEALING) > 0);
        }
    }

    private boolean retire(KeyId key) {
        stores.sealed().retiring(key);
        return stores.sealed().forget(key);
    }

    /** Seals at once, so that it is written as early as the key is retired. */
    private Callable<Boolean> keeping(int number, KeyRing with) {
        var person = new SealedPeople(with).person(id(number), "ci " + number, "di " + number);
        return () -> {
            try {
                keep(number, person);
                return true;
            } catch (KeysOutdatedException retired) {
                return false;
            }
        };
    }

    private KeyRing promoted(KeyRing before) {
        var sealingToo = before.withAnother(KeyUse.SEALING, CLOCK);
        var both = sealingToo.promoting(KeyUse.SEALING, added(sealingToo));
        var added = another(KeyUse.INDEX, both);
        SealedPeople.register(added, stores.sealed());
        return added;
    }

    private static KeyRing another(KeyUse use, KeyRing ring) {
        var more = ring.withAnother(use, CLOCK);
        var newest = more.keys().stream()
                .filter(key -> key.use() == use && !key.primary())
                .findFirst()
                .orElseThrow();
        return more.promoting(use, newest.id());
    }

    private KeyId sealing() {
        return ring.primary(KeyUse.SEALING);
    }

    private KeyId indexing() {
        return ring.primary(KeyUse.INDEX);
    }
}
