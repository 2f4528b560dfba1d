package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.boot.BoninProperties.Purpose;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.person.Identity;
import dev.bonin.policy.Circumstances;
import dev.bonin.policy.Policy;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.policy.Verdict;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.source.PortOneApi;
import dev.bonin.source.Provenance;
import dev.bonin.verification.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each purpose asks the policies that are named for it, or those that its name brings; what could never decide stops
 * the start.
 */
class PurposePoliciesTest {
    private static final Duration MONTH = Duration.ofDays(30);

    /** An application's own. */
    private record Members() implements Policy {
        @Override
        public String name() {
            return "members_only";
        }

        @Override
        public Verdict judge(Identity identity, Circumstances circumstances) {
            return Verdict.fail("not_a_member");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "signup, one_person_one_account",
        "adult_check, youth_protection",
        "age_of_majority, age_of_majority",
        "recover_account, same_person_as_account fresh:10m",
        "raffle, ''"
    })
    void asksByItsNameWhatNobodySays(String purpose, String policies) {
        assertThat(String.join(
                        " ", names(rules(purpose, null, List.of(), Set.of()).policies())))
                .isEqualTo(policies);
    }

    @Test
    void asksWhatIsSaidAndNothingElse() {
        var rules = rules("adult_check", List.of("minimum_age:20", " members_only"), List.of("game_adult"), Set.of());

        assertThat(names(rules.policies())).containsExactly("minimum_age:20", "members_only");
        assertThat(names(rules.shadow())).containsExactly("game_adult");
        assertThat(rules("adult_check", List.of(), List.of(), Set.of()).policies())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no_such",
                "minimum_age",
                "minimum_age:0",
                "minimum_age:nineteen",
                "fresh:1y",
                "Youth_Protection",
                ""
            })
    void refusesWhatIsNoPolicyWithTheSettingAtFault(String name) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules("raffle", List.of(name), List.of(), Set.of()))
                .withMessageContaining("bonin.purposes.raffle.policies");
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules("raffle", List.of(), List.of(name), Set.of()))
                .withMessageContaining("bonin.purposes.raffle.shadow");
    }

    @Test
    void refusesPoliciesThatContradictEachOther() {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() ->
                        rules("raffle", List.of("nationality:korean", "nationality:foreigner"), List.of(), Set.of()))
                .withMessageContaining("bonin.purposes.raffle.policies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one_person_one_account", "not_banned", "same_person_as_account"})
    void refusesToAskForPeopleWhereNobodyIsKept(String name) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules("raffle", List.of(name), List.of(), Set.of()))
                .satisfies(refused -> assertThat(refused.remedy()).contains("person"));
    }

    @Test
    void refusesARuleThatNoBelievedProviderCanAnswer() {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules("raffle", List.of("nationality:korean"), List.of(), Set.of("inicis_unified")))
                .withMessageContaining("foreigner");
        assertThat(rules("raffle", List.of("nationality:korean"), List.of(), Set.of("inicis_unified", "danal"))
                        .policies())
                .hasSize(1);
    }

    @Test
    void recoversNoAccountForWhoeverIsVerified() {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules("recover_account", List.of("fresh:10m"), List.of(), Set.of()))
                .withMessageContaining("bonin.purposes.recover_account.policies");
        assertThat(rules("recover_account", List.of("form_match:name+birthday"), List.of(), Set.of())
                        .policies())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PT59M, false", "PT1H, true", "P30D, true", "P30DT1S, false"})
    void isValidNoLongerThanItIsKept(Duration validFor, boolean taken) {
        var purpose =
                new Purpose(false, null, MONTH, null, List.of(), validFor, PurposeRules.REDEEM_WITHIN, "none", null);
        if (taken) {
            assertThat(rules("adult_check", purpose, Set.of()).validFor()).contains(validFor);
        } else {
            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() -> rules("adult_check", purpose, Set.of()))
                    .withMessageContaining("bonin.purposes.adult_check.valid-for");
        }
    }

    @Test
    void anAdultCheckIsValidForAYearAndOthersWithoutAnEnd() {
        var kept = new Purpose(
                false, null, Duration.ofDays(400), null, List.of(), null, PurposeRules.REDEEM_WITHIN, "none", null);

        assertThat(rules("adult_check", kept, Set.of()).validFor()).contains(Duration.ofDays(365));
        assertThat(rules("adult_check", null, List.of(), Set.of()).validFor())
                .as("but no longer than it is kept")
                .contains(MONTH);
        assertThat(rules("signup", kept, Set.of()).validFor()).isEmpty();
    }

    private static List<String> names(List<Policy> policies) {
        return policies.stream().map(Policy::name).toList();
    }

    private static PurposeRules rules(
            String name, @Nullable List<String> policies, List<String> shadow, Set<String> providers) {
        return rules(
                name,
                new Purpose(false, null, MONTH, policies, shadow, null, PurposeRules.REDEEM_WITHIN, "none", null),
                providers);
    }

    private static PurposeRules rules(String name, Purpose purpose, Set<String> providers) {
        var policies = new PurposePolicies(new PolicyCatalog(List.of(new Members())), new Provenance(), providers);
        var declared = new PurposeSettings(Map.of(name, purpose), Mode.LIVE, policies, PortOneApi.V1).declared();
        return Optional.ofNullable(declared.declared().get(name)).orElseThrow();
    }
}
