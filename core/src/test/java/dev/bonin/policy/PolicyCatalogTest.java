package dev.bonin.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.person.Identity;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCatalogTest {
    private final PolicyCatalog catalog = new PolicyCatalog(List.of());

    @Test
    void followsTheLawOfADay() {
        assertThat(PolicyCatalog.VERSION).isEqualTo("2026-11-23");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "age_of_majority:19",
                "youth_protection:19",
                "game_adult:18",
                "guardian_consent:14",
                "one_person_one_account:1",
                "not_banned:ever",
                "same_person_as_account:a1"
            })
    void refusesAnArgumentThatNothingIsDoneWith(String name) {
        assertThatThrownBy(() -> catalog.policy(name))
                .isInstanceOf(UnusablePolicyException.class)
                .hasMessage("policy: " + name + " (expected: no argument: " + name.split(":", -1)[0] + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Youth_protection",
                "youth-protection",
                "youth_protection ",
                "youth_protection:",
                ":19",
                "minimum_age:18:19",
                "minimum_age: 18",
                "18",
                "_x",
                "x\n",
                "성년"
            })
    void doesNotRepeatWhatIsNoName(String name) {
        assertThatThrownBy(() -> catalog.policy(name))
                .isInstanceOf(UnusablePolicyException.class)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy: invalid name (expected: small letters, digits and underscores;"
                        + " an argument after a colon, several values joined by +)");
    }

    @Test
    void takesNamesUpTo64And200Characters() {
        assertThatThrownBy(() -> catalog.policy("x".repeat(64))).hasMessageContaining("expected: one of ");
        assertThatThrownBy(() -> catalog.policy("x".repeat(65))).hasMessageContaining("invalid name");
        assertThat(catalog.policy("provider:" + "x".repeat(200)).name()).hasSize(209);
        assertThatThrownBy(() -> catalog.policy("provider:" + "x".repeat(201))).hasMessageContaining("invalid name");
    }

    @Test
    void namesAllThereAreWhereThereIsNone() {
        var withOwn = new PolicyCatalog(List.of(new Own("vip:gold"), new Own("invited")));

        assertThatThrownBy(() -> withOwn.policy("youth_protection2"))
                .isInstanceOf(UnusablePolicyException.class)
                .hasMessage("policy: youth_protection2 (expected: one of minimum_age, age_of_majority,"
                        + " youth_protection, game_adult, guardian_consent, fresh, one_person_one_account, not_banned,"
                        + " same_person_as_account, nationality, carrier, provider, form_match, invited, vip:gold)");
    }

    @Nested
    class AnApplicationsOwn {
        @Test
        void isFoundByItsWholeName() {
            var gold = new Own("vip:gold");
            var withOwn = new PolicyCatalog(List.of(gold, new Own("vip:silver")));

            assertThat(withOwn.policy("vip:gold")).isSameAs(gold);
            assertThat(withOwn.policy("youth_protection")).isEqualTo(new YouthProtection());
            assertThatThrownBy(() -> withOwn.policy("vip")).isInstanceOf(UnusablePolicyException.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"youth_protection", "minimum_age", "minimum_age:18", "minimum_age:of_our_own"})
        void takesNoBuiltInName(String name) {
            assertThatThrownBy(() -> new PolicyCatalog(List.of(new Own(name))))
                    .isInstanceOf(UnusablePolicyException.class)
                    .hasMessage("policy: " + name + " (expected: a name of its own; " + name.split(":", -1)[0]
                            + " is built in)");
        }

        @Test
        void takesNoNameTwice() {
            assertThatThrownBy(() -> new PolicyCatalog(List.of(new Own("invited"), new Own("invited"))))
                    .isInstanceOf(UnusablePolicyException.class)
                    .hasMessage("policy: invited (expected: one policy of that name)");
        }

        @Test
        void isNamedAsPoliciesAre() {
            assertThatThrownBy(() -> new PolicyCatalog(List.of(new Own("Invited by a friend"))))
                    .isInstanceOf(UnusablePolicyException.class)
                    .hasMessageStartingWith("policy: invalid name (expected: ");
        }

        @Test
        void needsNothingUnlessItSaysSo() {
            assertThat(new Own("invited").needs()).isEmpty();
            assertThat(new Own("invited").needsStanding()).isFalse();
            assertThat(new Own("invited").legalBasis()).isEmpty();
        }
    }

    @Nested
    class Together {
        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {
                    "",
                    "youth_protection minimum_age:14",
                    "minimum_age:14 minimum_age:19",
                    "nationality:korean carrier:skt provider:danal",
                    "carrier:skt+kt carrier:kt+lgu",
                    "carrier:no_mvno carrier:skt+skt_mvno",
                    "provider:danal+kcp_v2 provider:kcp_v2",
                })
        void canBeWhatSomebodyCanPass(String names) {
            assertThatCode(() -> require(names)).doesNotThrowAnyException();
        }

        @ParameterizedTest(name = "{0}")
        @CsvSource({
            "nationality:korean nationality:foreigner, nationality:korean with nationality:foreigner",
            "fresh:10m carrier:skt youth_protection carrier:kt, carrier:skt with carrier:kt",
            "carrier:no_mvno carrier:skt_mvno+kt_mvno, carrier:no_mvno with carrier:skt_mvno+kt_mvno",
            "carrier:skt+kt carrier:kt+lgu carrier:lgu+skt, carrier:skt+kt with carrier:kt+lgu with carrier:lgu+skt",
            "provider:danal provider:kcp_v2, provider:danal with provider:kcp_v2",
        })
        void cannotBeWhatNobodyPasses(String names, String named) {
            assertThatThrownBy(() -> require(names))
                    .isInstanceOf(UnusablePolicyException.class)
                    .hasMessage(
                            "policies of signup: " + named + " (expected: policies that a person can pass together)");
        }

        @Test
        void cannotBeTheSameTwice() {
            assertThatThrownBy(() -> require("youth_protection fresh:10m youth_protection"))
                    .isInstanceOf(UnusablePolicyException.class)
                    .hasMessage("policies of signup: youth_protection twice (expected: once)");
        }

        private void require(String names) {
            catalog.requireTogether(
                    "signup",
                    Arrays.stream(names.split(" ", -1))
                            .filter(name -> !name.isEmpty())
                            .map(catalog::policy)
                            .toList());
        }
    }

    private record Own(String name) implements Policy {
        @Override
        public Verdict judge(Identity identity, Circumstances circumstances) {
            return Verdict.pass();
        }
    }
}
