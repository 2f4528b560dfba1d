package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.boot.BoninProperties.Purpose;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.person.IdentityValue;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.sealing.Keep;
import dev.bonin.source.PortOneApi;
import dev.bonin.source.Provenance;
import dev.bonin.verification.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.convert.DurationStyle;

/** What is kept of people, and for how long, is decided by somebody, and otherwise is next to nothing. */
class PurposeSettingsTest {
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void keepsNothingWhereNoPurposeIsDeclared() {
        var declared = settings(Map.of(), Mode.LIVE).declared().declared();

        assertThat(declared)
                .containsExactly(Map.entry("default", new PurposeRules(Keep.NOTHING, Duration.ofDays(365))));
    }

    @ParameterizedTest
    @CsvSource({"signup, true", "recover_account, true", "adult_check, false", "age_of_majority, false", "raffle, false"
    })
    void keepsByItsNameWhetherAPersonCanBeFoundAgain(String purpose, boolean person) {
        assertThat(rules(purpose, null, MONTH, Mode.LIVE).keep()).isEqualTo(new Keep(person, Set.of()));
    }

    @Test
    void keepsWhatIsSaidAndNothingElse() {
        var rules = rules("raffle", List.of("person", " name", "birthday"), MONTH, Mode.LIVE);

        assertThat(rules)
                .isEqualTo(new PurposeRules(new Keep(true, Set.of(IdentityValue.NAME, IdentityValue.BIRTHDAY)), MONTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", ""})
    void canKeepNothingUnderANameThatOtherwiseKeepsSomething(String word) {
        var words = word.isEmpty() ? List.<String>of() : List.of(word);

        assertThat(rules("raffle", words, null, Mode.LIVE).keep()).isEqualTo(Keep.NOTHING);
        assertThatExceptionOfType(RefusedStartException.class)
                .as("nobody can have one account whom nobody can find")
                .isThrownBy(() -> rules("signup", words, null, Mode.LIVE))
                .withMessageContaining("bonin.purposes.signup.policies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shoe_size", "NAME", "nothing,name", "ci;di"})
    void refusesToKeepWhatThereIsNot(String words) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules("signup", List.of(words.split(",")), MONTH, Mode.SANDBOX))
                .satisfies(refused -> {
                    assertThat(refused).hasMessageContaining("bonin.purposes.signup.keep");
                    assertThat(refused.remedy()).contains("person", "birthday").doesNotContain("shoe_size");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "phone"})
    void liveModeKeepsNobodyWithoutAnEnd(String kept) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> rules("raffle", List.of(kept), null, Mode.LIVE))
                .satisfies(refused -> assertThat(refused.remedy()).contains("bonin.purposes.raffle.erase-after"));
        assertThat(rules("raffle", List.of(kept), null, Mode.SANDBOX).eraseAfter())
                .as("invented people go after a month")
                .isEqualTo(MONTH);
    }

    @ParameterizedTest
    @CsvSource({"PT59M59S, false", "PT1H, true", "P3650D, true", "P3651D, false", "PT0S, false", "PT-1H, false"})
    void takesAnEndFromAnHourToTenYears(Duration end, boolean taken) {
        if (taken) {
            assertThat(rules("signup", null, end, Mode.LIVE).eraseAfter()).isEqualTo(end);
        } else {
            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() -> rules("signup", null, end, Mode.LIVE))
                    .withMessageContaining("bonin.purposes.signup.erase-after");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sign-Up", "가입", "1st", ""})
    void refusesNamesThatAreNone(String name) {
        assertThatExceptionOfType(RefusedStartException.class).isThrownBy(() -> rules(name, null, MONTH, Mode.SANDBOX));
    }

    @ParameterizedTest
    @CsvSource({"0s, true", "59s, false", "1m, true", "24h, true", "25h, false", "-1m, false"})
    void readsHowLongTheCodeOfAPageIsGood(String within, boolean taken) {
        var chosen = DurationStyle.detectAndParse(within);
        var purpose = new Purpose(false, null, MONTH, null, List.of(), null, chosen, "none", null);
        var settings = settings(Map.of("signup", purpose), Mode.SANDBOX);

        if (taken) {
            assertThat(settings.declared().of("signup").redeemWithin()).isEqualTo(chosen);
        } else {
            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(settings::declared)
                    .withMessageContaining("bonin.purposes.signup.redeem-within");
        }
    }

    @Test
    void handsOverForHalfAnHourWithoutAnyPurpose() {
        assertThat(settings(Map.of(), Mode.SANDBOX).declared().of("default").redeemWithin())
                .isEqualTo(Duration.ofMinutes(30));
    }

    private static PurposeRules rules(String name, @Nullable List<String> keep, @Nullable Duration end, Mode mode) {
        var purpose = new Purpose(false, keep, end, null, List.of(), null, PurposeRules.REDEEM_WITHIN, "none", null);
        var declared = settings(Map.of(name, purpose), mode).declared();
        return declared.declared().getOrDefault(name, new PurposeRules(Keep.NOTHING, Duration.ofDays(1)));
    }

    private static PurposeSettings settings(Map<String, Purpose> purposes, Mode mode) {
        var policies = new PurposePolicies(new PolicyCatalog(List.of()), new Provenance(), Set.of());
        return new PurposeSettings(purposes, mode, policies, PortOneApi.V1);
    }
}
