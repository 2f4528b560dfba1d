package dev.bonin.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import dev.bonin.standing.KeptPeople.Group;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptPeopleTest {
    /** A person is told from somebody who is kept by what both have; each word of the first two columns is one key. */
    @ParameterizedTest(name = "{0} among {1}: told from them {2}")
    @CsvSource({
        // What the report and the person bring,  who is kept (one each side of /),  whether it is certain that they are
        // others
        "ci danal,       '',                      true",
        "danal,          '',                      true",
        "ci danal,       ci danal,                true",
        "ci danal,       ci,                      true",
        "ci danal,       danal,                   true",
        "ci danal,       kcp,                     false",
        "ci danal,       ci kcp,                  true",
        "ci danal,       danal-2,                 false",
        "ci,             ci danal,                true",
        "ci,             danal,                   false",
        "danal,          ci danal,                true",
        "danal,          ci,                      false",
        "danal,          ci kcp,                  false",
        "danal,          danal,                   true",
        "danal,          danal kcp,               true",
        "danal,          danal-2,                 false",
        "danal kcp,      ci danal / ci kcp,       true",
        "danal,          ci danal / ci kcp,       false",
        "ci danal,       ci danal / ci kcp / kcp, false",
        "ci kcp,         ci danal / ci kcp / kcp, true",
        "danal,          released,                true",
    })
    void tellsWhetherSomebodyIsCertainlyNoneOfThem(String person, String kept, boolean isToldFromThem) {
        var people = List.of(kept.split("/")).stream()
                .map(KeptPeopleTest::scopes)
                .filter(scopes -> !kept.isEmpty())
                .toList();

        assertThat(KeptPeople.of(people, List.of(), List.of()).maybeAmong(scopes(person)))
                .isEqualTo(isToldFromThem ? Set.of() : Set.of(Group.ACCOUNTS));
        assertThat(KeptPeople.of(List.of(), people, List.of()).maybeAmong(scopes(person)))
                .isEqualTo(isToldFromThem ? Set.of() : Set.of(Group.BANS));
        assertThat(KeptPeople.of(List.of(), List.of(), people).maybeAmong(scopes(person)))
                .isEqualTo(isToldFromThem ? Set.of() : Set.of(Group.WAITS));
    }

    private static KeyScopes scopes(String words) {
        return KeyScopes.of(List.of(words.trim().split(" ")).stream()
                .filter(word -> !word.isEmpty() && !"released".equals(word))
                .map(KeptPeopleTest::scope)
                .toList());
    }

    private static KeyScope scope(String word) {
        return switch (word) {
            case "ci" -> KeyScope.CI;
            case "danal" -> KeyScope.di("danal", "M1");
            case "danal-2" -> KeyScope.di("danal", "M2");
            case "kcp" -> KeyScope.di("kcp_v2", "M1");
            default -> throw new IllegalArgumentException(word);
        };
    }

    @Test
    void writesScopesAsTextThatReadsBack() {
        var odd = KeyScopes.of(List.of(KeyScope.di("a b", "c/d e"), KeyScope.CI, KeyScope.di("a", "b/c/d e")));

        assertThat(KeyScopes.read(odd.text())).isEqualTo(odd);
        assertThat(odd.scopes()).hasSize(3);
        assertThat(KeyScopes.read("")).isEqualTo(KeyScopes.of(List.of()));
        assertThat(KeyScopes.of(List.of()).text()).isEmpty();
    }
}
