package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bonin.boot.refusal.RefusedStartAnalyzer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * A setting that cannot be read is named with what is expected, and its value is not repeated: it may be a secret in
 * the wrong place.
 */
class UnreadableSettingTest {
    private static final String VALUE = "s3cr3t in the wrong place";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bonin.portone.timeout | BONIN_PORTONE_TIMEOUT | a time such as",
                "bonin.portone.connect-timeout | BONIN_PORTONE_CONNECTTIMEOUT | a time such as",
                "bonin.store.connections | BONIN_STORE_CONNECTIONS | a whole number",
                "bonin.web.limits.starts-per-minute | BONIN_WEB_LIMITS_STARTSPERMINUTE | a whole number",
                "bonin.public-url | BONIN_PUBLICURL | an address such as",
                "bonin.purposes.signup.show-masked | BONIN_PURPOSES_SIGNUP_SHOWMASKED | true or false"
            })
    void isNamedWithItsVariableAndWhatIsExpected(String setting, String variable, String expected) {
        var source = new MapPropertySource("settings", Map.of(setting, VALUE));

        var refused = UnreadableSetting.refusal(failure("bonin", source)).orElseThrow();

        assertThat(refused).hasMessage(setting + " (" + variable + ") cannot be read.");
        assertThat(refused.remedy()).contains("Set it to " + expected).doesNotContain(VALUE);
        assertThat(refused).hasNoCause();
    }

    @Test
    void isNamedAsItWasSpelledInTheEnvironment() {
        var environment = new SystemEnvironmentPropertySource("systemEnvironment", Map.of("BONIN_PUBLIC_URL", VALUE));

        assertThat(UnreadableSetting.refusal(failure("bonin", environment)).orElseThrow())
                .hasMessage("bonin.public-url (BONIN_PUBLIC_URL) cannot be read.");
    }

    @Test
    void isLeftToSpringWhereItIsNotOurs() {
        var source = new MapPropertySource("settings", Map.of("shop.portone.timeout", VALUE));

        assertThat(UnreadableSetting.refusal(failure("shop", source))).isEmpty();
        assertThat(new UnreadableSettingAnalyzer().analyze(failure("shop", source)))
                .isNull();
    }

    @Test
    void isNoneThatWasReadAndRefused() {
        var source = new MapPropertySource("settings", Map.of("bonin.store.connections", "0"));

        assertThat(new UnreadableSettingAnalyzer().analyze(failure("bonin", source)))
                .isNull();
        assertThat(new RefusedStartAnalyzer().analyze(failure("bonin", source)))
                .extracting(FailureAnalysis::getDescription)
                .asString()
                .contains("less than one");
    }

    private static BindException failure(String prefix, PropertySource<?> settings) {
        var sources = new MutablePropertySources();
        sources.addFirst(settings);
        var binder = new Binder(ConfigurationPropertySources.from(sources));
        return catchThrowableOfType(BindException.class, () -> binder.bindOrCreate(prefix, BoninProperties.class));
    }
}
