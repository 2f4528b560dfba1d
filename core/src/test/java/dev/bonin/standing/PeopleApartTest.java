package dev.bonin.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.KeyScope;
import dev.bonin.person.KeyScopes;
import dev.bonin.standing.KeptPeople.Group;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleApartTest {
    /** Sets are written as group, count and keys, with one slash between two sets. */
    @ParameterizedTest(name = "of {0}: {1}, apart from {2}")
    @CsvSource({
        "'',                                                  '',                            ''",
        "accounts 9 ci danal,                                 '',                            ''",
        "accounts 9 ci danal / bans 1 danal,                  '',                            ''",
        "accounts 9 ci danal / accounts 2 ci kcp,             '',                            ''",
        "accounts 9 ci danal / bans 1,                        '',                            ''",
        "accounts 9 ci danal / bans 1 kcp,                    bans 1 kcp,                    accounts 9 ci danal",
        "accounts 1 ci danal / waits 9 kcp,                   accounts 1 ci danal,           waits 9 kcp",
        "accounts 1 ci danal / accounts 1 kcp,                accounts 1 kcp,                accounts 1 ci danal",
        "accounts 1 inicis / accounts 1 kcp,                  accounts 1 inicis,             accounts 1 kcp",
        "accounts 9 ci / bans 1 ci danal / bans 2 kcp,   bans 2 kcp,   bans 1 ci danal / accounts 9 ci",
        "accounts 9 ci danal / bans 3 kcp / waits 1 kcp,      waits 1 kcp / bans 3 kcp,      accounts 9 ci danal",
        "accounts 9 ci danal / bans 3 inicis / waits 1 kcp,   waits 1 kcp / bans 3 inicis,   accounts 9 ci danal",
        "accounts 9 danal / accounts 2 danal ci / bans 1 ci,  bans 1 ci,                     accounts 9 danal",
    })
    void namesTheFewerFirst(String kept, String fewer, String others) {
        var apart = PeopleApart.of(sets(kept));

        assertThat(apart).isEqualTo(new PeopleApart(sets(fewer), sets(others)));
        assertThat(apart.isEmpty()).isEqualTo(fewer.isEmpty());
        assertThat(kept(sets(kept)).areApart()).isEqualTo(!fewer.isEmpty());
    }

    @Test
    void countsThoseOnTheSidesWithFewer() {
        assertThat(PeopleApart.of(sets("accounts 9 ci / bans 3 kcp / waits 1 kcp"))
                        .count())
                .isEqualTo(4);
        assertThat(PeopleApart.of(List.of()).count()).isZero();
    }

    private static KeptPeople kept(List<KeptSet> sets) {
        return KeptPeople.of(scopes(sets, Group.ACCOUNTS), scopes(sets, Group.BANS), scopes(sets, Group.WAITS));
    }

    private static List<KeyScopes> scopes(List<KeptSet> sets, Group group) {
        return sets.stream()
                .filter(set -> set.group() == group)
                .map(KeptSet::scopes)
                .toList();
    }

    private static List<KeptSet> sets(String text) {
        return Arrays.stream(text.split("/"))
                .map(String::trim)
                .filter(set -> !set.isEmpty())
                .map(set -> set(List.of(set.split(" "))))
                .toList();
    }

    private static KeptSet set(List<String> words) {
        var scopes = words.stream().skip(2).map(PeopleApartTest::scope).collect(Collectors.toSet());
        return new KeptSet(
                Group.valueOf(words.get(0).toUpperCase(Locale.ROOT)),
                new KeyScopes(scopes),
                Long.parseLong(words.get(1)),
                List.of());
    }

    private static KeyScope scope(String word) {
        return "ci".equals(word) ? KeyScope.CI : KeyScope.di(word, "M1");
    }
}
