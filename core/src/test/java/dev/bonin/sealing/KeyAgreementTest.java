package dev.bonin.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.sealing.SealedStore.RegisteredKey;
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
        refused(ring, "does not know by which keys");
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
        refused(Rings.known(other, new byte[32]), Rings.SEALING + " is another than the database's of that name");
        refused(Rings.known(new byte[32], other), Rings.INDEX + " is another than the database's of that name");
    }

    @Test
    void refusesARingWithAKeyOfTheSameNameForAnotherUse() {
        ring.keys().forEach(rows::register);
        var key = ring.keys().get(0);
        rows.keys.put(key.id(), new RegisteredKey(key.id(), KeyUse.INDEX, key.check(), false));
        refused(ring, key.id() + " is another than the database's of that name");
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
                .withMessageContaining("key " + Rings.SEALING + " is another than the database's");
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

    private void refused(KeyRing other, String sentence) {
        assertThatExceptionOfType(SealingException.class)
                .isThrownBy(() -> agreement.require(other))
                .withMessageContaining(sentence);
    }
}
