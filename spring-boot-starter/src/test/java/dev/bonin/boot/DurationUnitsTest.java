package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class DurationUnitsTest {
    @ParameterizedTest
    @CsvSource({
        "bonin.portone.timeout, 10",
        "bonin.portone.connect-timeout, 3",
        "bonin.portone.connectTimeout, 3",
        "bonin.accounts.rejoin-wait, 30",
        "bonin.accounts.rejoin-wait, 0030",
    })
    void areAskedForWhereMillisecondsWouldBeTaken(String setting, String value) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> DurationUnits.require(environment(setting, value)))
                .withMessageContaining("has no unit")
                .satisfies(refused -> assertThat(refused.remedy()).contains("10s"));
    }

    @ParameterizedTest
    @CsvSource({
        "bonin.portone.timeout, 10s",
        "bonin.portone.timeout, PT10S",
        "bonin.portone.connect-timeout, 500ms",
        "bonin.accounts.rejoin-wait, 0",
        "bonin.store.connections, 10",
    })
    void areThereOrNotNeeded(String setting, String value) {
        assertThatCode(() -> DurationUnits.require(environment(setting, value))).doesNotThrowAnyException();
    }

    private static StandardEnvironment environment(String setting, String value) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(setting, value)));
        return environment;
    }
}
