package dev.bonin.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.bonin.person.KeyScope;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.PersonKey;
import dev.bonin.sealing.Rings;
import dev.bonin.sealing.SealedIdentity;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.sealing.SealedStore.RegisteredKey;
import dev.bonin.sealing.WrappedDataKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegisteredKeysTest {
    private static final KeyId SEALING = new KeyId("00000001");
    private static final KeyId RETIRING_SEALING = new KeyId("00000002");
    private static final KeyId INDEX = new KeyId("0000000f");
    private static final KeyId LATER_INDEX = new KeyId("0000000e");
    private static final KeyId RETIRING_INDEX = new KeyId("0000000d");
    private static final KeyId UNKNOWN = new KeyId("0000000c");
    private static final Map<KeyId, String> EVERY_INDEX =
            Map.of(INDEX, "one", LATER_INDEX, "two", RETIRING_INDEX, "three", UNKNOWN, "four");

    private final RegisteredKeys keys = new RegisteredKeys(List.of(
            key(SEALING, KeyUse.SEALING, false),
            key(RETIRING_SEALING, KeyUse.SEALING, true),
            key(INDEX, KeyUse.INDEX, false),
            key(LATER_INDEX, KeyUse.INDEX, false),
            key(RETIRING_INDEX, KeyUse.INDEX, true)));

    private static RegisteredKey key(KeyId id, KeyUse use, boolean retiring) {
        return new RegisteredKey(id, use, "check", retiring);
    }

    @Test
    void tellThoseOfAUseAndWhichOfThemAreNotBeingRetired() {
        assertThat(keys.all(KeyUse.SEALING)).containsExactlyInAnyOrder(SEALING, RETIRING_SEALING);
        assertThat(keys.live(KeyUse.SEALING)).containsExactly(SEALING);
        assertThat(keys.all(KeyUse.INDEX)).containsExactlyInAnyOrder(INDEX, LATER_INDEX, RETIRING_INDEX);
        assertThat(keys.live(KeyUse.INDEX)).containsExactlyInAnyOrder(INDEX, LATER_INDEX);
    }

    @Test
    void letNothingNewBeWrittenWithOneThatIsBeingRetiredOrUnknownOrForAnotherUse() {
        keys.requireLive(SEALING, KeyUse.SEALING);
        for (var wrong : List.of(RETIRING_SEALING, UNKNOWN, INDEX)) {
            assertThatExceptionOfType(KeysOutdatedException.class)
                    .isThrownBy(() -> keys.requireLive(wrong, KeyUse.SEALING))
                    .withMessageContaining("sealing key " + wrong);
        }
    }

    @Test
    void takeAPersonWhoWasSealedWithThemAll() {
        assertThatNoException().isThrownBy(() -> keys.require(person(SEALING, SEALING, EVERY_INDEX)));
    }

    @Test
    void refuseAPersonWhoseValuesWereSealedWithAKeyThatIsBeingRetired() {
        refused(person(RETIRING_SEALING, SEALING, EVERY_INDEX));
    }

    @Test
    void refuseAPersonWhoseOwnKeyWasSealedWithAKeyThatIsBeingRetired() {
        refused(person(SEALING, RETIRING_SEALING, EVERY_INDEX));
    }

    /** Somebody may be known by that index alone, and would be taken for a newcomer. */
    @Test
    void refuseAPersonWhoLacksTheIndexOfOneThatIsBeingRetired() {
        refused(person(SEALING, SEALING, Map.of(INDEX, "one", LATER_INDEX, "two")));
    }

    @Test
    void refuseEveryPersonWhereTheStoreKnowsNoIndexKey() {
        var none = new RegisteredKeys(List.of(key(SEALING, KeyUse.SEALING, false)));
        assertThatExceptionOfType(KeysOutdatedException.class)
                .isThrownBy(() -> none.require(person(SEALING, SEALING, EVERY_INDEX)));
    }

    @Test
    void haveOnlyTheIndexesOfLiveOnesWrittenInTheOrderOfTheirNames() {
        assertThat(keys.written(personKey(SEALING, EVERY_INDEX)))
                .containsExactly(Map.entry(LATER_INDEX, "two"), Map.entry(INDEX, "one"));
    }

    @ParameterizedTest
    @EnumSource
    void areNoneWhereTheStoreIsNew(KeyUse use) {
        assertThat(new RegisteredKeys(List.of()).all(use)).isEmpty();
    }

    private void refused(SealedPerson person) {
        assertThatExceptionOfType(KeysOutdatedException.class).isThrownBy(() -> keys.require(person));
    }

    private static SealedPerson person(KeyId values, KeyId key, Map<KeyId, String> indexes) {
        return new SealedPerson(
                new PersonId("p".repeat(32)),
                List.of(personKey(key, indexes)),
                Optional.of(
                        new SealedIdentity(new WrappedDataKey("v", values, "wrapped"), "sealed", "", Optional.empty())),
                Optional.empty());
    }

    private static PersonKey personKey(KeyId sealing, Map<KeyId, String> indexes) {
        return new PersonKey(
                "k",
                "shop",
                PersonKey.Kind.CI,
                KeyScope.CI,
                indexes,
                new WrappedDataKey("k", sealing, "wrapped"),
                "sealed",
                "danal",
                Rings.NOW);
    }
}
