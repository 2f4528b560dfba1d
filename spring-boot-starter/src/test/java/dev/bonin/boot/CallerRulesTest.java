package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.verification.Mode;
import dev.bonin.web.limit.CallerLimits;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CallerRulesTest {
    @Test
    void areWideInTheSandbox() {
        assertThat(rules(Map.of()).limits(Mode.LIVE)).isEqualTo(new CallerLimits(120, 240));
        assertThat(rules(Map.of()).limits(Mode.SANDBOX)).isEqualTo(new CallerLimits(12_000, 24_000));
    }

    @Test
    void areWhatTheSettingsSayInEitherMode() {
        var rules = rules(Map.of(
                "bonin.web.limits.starts-per-minute", "7",
                "bonin.web.limits.finishes-per-minute", "8"));

        assertThat(rules.limits(Mode.LIVE)).isEqualTo(new CallerLimits(7, 8));
        assertThat(rules.limits(Mode.SANDBOX)).isEqualTo(new CallerLimits(7, 8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bonin.web.limits.starts-per-minute", "bonin.web.limits.finishes-per-minute"})
    void refuseALimitThatLetsNobodyThrough(String setting) {
        for (var value : List.of("0", "-1")) {
            assertThatExceptionOfType(RefusedStartException.class)
                    .isThrownBy(() -> rules(Map.of(setting, value)).limits(Mode.LIVE))
                    .withMessageContaining(setting)
                    .satisfies(refused -> assertThat(refused.remedy()).contains("1 or more"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/99", "10.0.0.1,nonsense"})
    void refuseAProxyThatIsNoAddress(String proxies) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> budgets(proxies, Mode.LIVE))
                .withMessageContaining("bonin.web.trusted-proxies")
                .satisfies(refused -> assertThat(refused.remedy()).contains("10.0.0.7"));
    }

    @Test
    void warnOnceInLiveModeWhereNobodyThoughtOfProxies(CapturedOutput log) {
        rules(Map.of()).budgets(Mode.SANDBOX, Clock.systemUTC());
        budgets("none", Mode.LIVE);
        budgets("10.0.0.7", Mode.LIVE);
        assertThat(log).doesNotContain("bonin.web.trusted-proxies");

        rules(Map.of()).budgets(Mode.LIVE, Clock.systemUTC());
        assertThat(log.getAll()).containsOnlyOnce("bonin.web.trusted-proxies is not set");
    }

    private static void budgets(String proxies, Mode mode) {
        rules(Map.of("bonin.web.trusted-proxies", proxies)).budgets(mode, Clock.systemUTC());
    }

    private static CallerRules rules(Map<String, String> settings) {
        return new CallerRules(new Binder(List.of(new MapConfigurationPropertySource(settings)))
                .bindOrCreate("bonin", BoninProperties.class));
    }
}
