package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.boot.refusal.RefusedStartException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings that the law bounds, and those that are copied from elsewhere. */
class BoninPropertiesTest {
    @Test
    void keepsTheAccessLogAYearAtTheLeast() {
        assertThat(new BoninProperties.Audit(Duration.ofDays(365)).keep()).isEqualTo(Duration.ofDays(365));
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> new BoninProperties.Audit(Duration.ofDays(364)))
                .withMessage("bonin.audit.keep is less than a year.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-value\n", "a-value\r\n", " a-value \t", "\na-value"})
    void takesWhatPortOneGaveWithoutTheBlanksAroundIt(String value) {
        var portOne = new Binder(new MapConfigurationPropertySource(Map.of(
                        "portone.imp-key", value,
                        "portone.imp-secret", value,
                        "portone.imp-code", value,
                        "portone.channel-key", value)))
                .bind("portone", PortOneProperties.class)
                .get();

        assertThat(new String[] {portOne.impKey(), portOne.impSecret(), portOne.impCode(), portOne.channelKey()})
                .containsOnly("a-value");
    }
}
