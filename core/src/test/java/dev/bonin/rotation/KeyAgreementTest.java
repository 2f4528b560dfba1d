package dev.bonin.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.People;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.Rings;
import dev.bonin.sealing.SealedRows;
import dev.bonin.sealing.SealedStore;
import dev.bonin.sealing.SealedStore.RegisteredKey;
import dev.bonin.sealing.SealingException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyAgreementTest {
    private final KeyRing ring = KeyRing.draw(Rings.CLOCK);
    private final SealedRows rows = new SealedRows();
    private final KeyAgreement agreement = new KeyAgreement(rows);

    @Test
    void givesANewStoreTheKeysOfTheRingAndTellsOfThemOnce() {
        assertThat(agreement.require(ring)).isEqualTo(ring.keys());
        assertThat(rows.keys())
                .map(RegisteredKey::check)
                .containsExactlyInAnyOrderElementsOf(
                        ring.keys().stream().map(RingKey::check).toList());
        assertThat(agreement.require(ring)).isEmpty();
    }

    @Test
    void refusesAStoreThatHoldsPeopleAndKnowsNoKey() {
        var sealer = new PersonSealer(KeyRings.fixed(ring), new Random(3));
        rows.keep("v", sealer.seal(People.gildong(), People.EVERYTHING, People.from("shop", "v")));
        refused(ring, "no registered keys");
        assertThat(rows.keys()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesARingThatLacksAKeyOfTheStore(KeyUse use) {
        var grown = Rings.grown(ring, use);
        agreement.require(grown);
        refused(ring, "the key ring lacks the " + use.code() + " key " + Rings.other(grown, use));
    }

    @Test
    void takesARingThatHasAKeyWhichTheStoreDoesNotKnowYet() {
        agreement.require(ring);
        var grown = Rings.grown(ring, KeyUse.INDEX);
        assertThat(agreement.require(grown)).isEmpty();
        assertThat(rows.keys()).hasSize(2);
    }

    @Test
    void refusesARingWithAnotherKeyOfTheSameName() {
        agreement.require(Rings.known(new byte[32], new byte[32]));
        var other = new byte[32];
        other[31] = 1;
        refused(
                Rings.known(other, new byte[32]),
                Rings.SEALING + " differs from the key with the same id in the database");
        refused(
                Rings.known(new byte[32], other),
                Rings.INDEX + " differs from the key with the same id in the database");
    }

    @Test
    void refusesARingWithAKeyOfTheSameNameForAnotherUse() {
        ring.keys().forEach(rows::register);
        var key = ring.keys().get(0);
        rows.keys.put(key.id(), new RegisteredKey(key.id(), KeyUse.INDEX, key.check(), false));
        refused(ring, key.id() + " differs from the key with the same id in the database");
    }

    /** Both find the store new; one is first. */
    @Test
    void refusesTheSecondOfTwoThatBeginWithDifferentRingsAtOnce() {
        agreement.require(KeyRing.draw(Rings.CLOCK));
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> new KeyAgreement(newAtFirstSight()).require(ring))
                .withMessageContaining("the key ring lacks the");
    }

    @Test
    void refusesTheSecondOfTwoThatBeginWithDifferentKeysOfOneNameAtOnce() {
        agreement.require(Rings.known(new byte[32], new byte[32]));
        var other = new byte[32];
        other[0] = 1;
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> new KeyAgreement(newAtFirstSight()).require(Rings.known(other, other)))
                .withMessageContaining("key " + Rings.SEALING + " differs from the key with the same id");
    }

    /** The store as it looks to a process that asked before another had written its keys. */
    private SealedStore newAtFirstSight() {
        var asked = new boolean[1];
        return (SealedStore) Proxy.newProxyInstance(
                SealedStore.class.getClassLoader(), new Class<?>[] {SealedStore.class}, (proxy, method, arguments) -> {
                    var first = method.getName().equals("keys") && !asked[0];
                    asked[0] = true;
                    return first ? List.of() : method.invoke(rows, arguments);
                });
    }

    /**
     * Six mixes: the database from before or after a rotation, or after its old keys were retired, with the ring of
     * another of these times.
     */
    @ParameterizedTest
    @EnumSource
    void isRightWithEveryMixOfDatabaseAndRing(Mix mix) {
        var before = ring;
        var staged = Rings.grown(Rings.grown(before, KeyUse.SEALING), KeyUse.INDEX);
        var rotated = Rings.promoted(Rings.promoted(staged, KeyUse.SEALING), KeyUse.INDEX);
        agreement.require(mix.isOldDatabase() ? before : rotated);
        if (mix.isRetired()) {
            before.keys().forEach(key -> rows.keys.remove(key.id()));
        }
        var used = switch (mix.ring) {
            case BEFORE -> before;
            case STAGED -> staged;
            case ROTATED -> rotated;
        };

        if (mix.sentence.isEmpty()) {
            assertThat(agreement.renew(used)).hasSize(mix.renewed);
            agreement.requireUsable(used);
            assertThat(agreement.renew(used)).as("only once").isEmpty();
        } else {
            assertThatExceptionOfType(SealingException.class)
                    .isThrownBy(() -> agreement.renew(used))
                    .withMessageContaining(mix.sentence);
            assertThatExceptionOfType(SealingException.class).isThrownBy(() -> agreement.requireUsable(used));
        }
    }

    private enum Ring {
        BEFORE,
        STAGED,
        ROTATED
    }

    private enum Database {
        BEFORE,
        ROTATED,
        RETIRED
    }

    private enum Mix {
        OLD_DATABASE_OLD_RING(Database.BEFORE, Ring.BEFORE, 0, ""),
        OLD_DATABASE_STAGED_RING(Database.BEFORE, Ring.STAGED, 0, ""),
        OLD_DATABASE_NEW_RING(Database.BEFORE, Ring.ROTATED, 2, ""),
        NEW_DATABASE_OLD_RING(Database.ROTATED, Ring.BEFORE, 0, "the key ring lacks the"),
        NEW_DATABASE_STAGED_RING(Database.ROTATED, Ring.STAGED, 0, ""),
        NEW_DATABASE_NEW_RING(Database.ROTATED, Ring.ROTATED, 0, ""),
        RETIRED_DATABASE_STAGED_RING(Database.RETIRED, Ring.STAGED, 0, "run ./bonin keys rotate"),
        RETIRED_DATABASE_OLD_RING(Database.RETIRED, Ring.BEFORE, 0, "the key ring lacks the");

        private final Database database;
        private final Ring ring;
        private final int renewed;
        private final String sentence;

        Mix(Database database, Ring ring, int renewed, String sentence) {
            this.database = database;
            this.ring = ring;
            this.renewed = renewed;
            this.sentence = sentence;
        }

        boolean isOldDatabase() {
            return database == Database.BEFORE;
        }

        boolean isRetired() {
            return database == Database.RETIRED;
        }
    }

    @Test
    void refusesAPrimaryKeyThatIsBeingRetired() {
        agreement.require(ring);
        rows.retiring(ring.primary(KeyUse.SEALING));
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> agreement.renew(ring))
                .withMessageContaining("run ./bonin keys rotate");
    }

    private void refused(KeyRing other, String sentence) {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> agreement.require(other))
                .withMessageContaining(sentence);
    }
}
