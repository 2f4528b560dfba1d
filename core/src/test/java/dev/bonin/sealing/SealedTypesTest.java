package dev.bonin.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.IdentityValue;
import dev.bonin.person.KeyScope;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the parts of a sealed person tell of themselves. */
class SealedTypesTest {
    private static final WrappedDataKey DATA_KEY = new WrappedDataKey("row-1", Rings.SEALING, "wrapped");
    private static final SealedIdentity IDENTITY =
            new SealedIdentity(DATA_KEY, "sealed", "name=verified", Optional.empty());
    private static final PersonKey KEY = new PersonKey(
            "row-2",
            "shop",
            Kind.DI,
            KeyScope.di("danal", ""),
            Map.of(Rings.INDEX, "hash"),
            DATA_KEY,
            "sealed",
            "danal",
            Rings.NOW);

    @Nested
    class SayTheirRowAndNothingElse {

        @Test
        void asADataKeyWithTheKeyThatOpensIt() {
            assertThat(DATA_KEY).hasToString("WrappedDataKey[row-1, " + Rings.SEALING + "]");
        }

        @Test
        void asValues() {
            assertThat(IDENTITY).hasToString("SealedIdentity[row-1]");
            assertThat(new SealedRow(DATA_KEY, "sealed")).hasToString("SealedRow[row-1]");
        }

        @Test
        void asAPersonKeyWithItsKind() {
            assertThat(KEY).hasToString("PersonKey[row-2, DI]");
        }
    }

    @Test
    void aRingSaysWhichKeysItHas() {
        var ring = KeyRing.draw(Rings.CLOCK);
        assertThat(ring).hasToString("KeyRing" + ring.keys());
        assertThat(ring.keyset(KeyUse.INDEX)).hasToString("Keyset" + ring.keys().subList(1, 2));
    }

    @Test
    void aPersonOfWhomAnythingIsKeptIsNotEmpty() {
        assertThat(person(List.of(), Optional.empty()).isEmpty()).isTrue();
        assertThat(person(List.of(KEY), Optional.empty()).isEmpty()).isFalse();
        assertThat(person(List.of(), Optional.of(IDENTITY)).isEmpty()).isFalse();
    }

    private static SealedPerson person(List<PersonKey> keys, Optional<SealedIdentity> identity) {
        return new SealedPerson(new PersonId("p".repeat(32)), keys, identity, Optional.empty());
    }

    @Test
    void aPurposeKeepsNothingOnlyIfItNeitherFindsThePersonAgainNorKeepsAValue() {
        assertThat(Keep.NOTHING.isNothing()).isTrue();
        assertThat(new Keep(true, Set.of()).isNothing()).isFalse();
        assertThat(new Keep(false, Set.of(IdentityValue.NAME)).isNothing()).isFalse();
    }
}
