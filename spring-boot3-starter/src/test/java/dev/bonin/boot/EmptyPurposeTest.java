package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A purpose that is named and has no settings, as {@code adult_check: {}} in a file. */
class EmptyPurposeTest {
    private final Binder settings =
            new Binder(new MapConfigurationPropertySource(Map.of("bonin.purposes.adult_check", "")));

    @Test
    void isRefusedWithWhatToWrite() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> settings.bind("bonin", BoninProperties.class))
                .satisfies(failure -> assertThat(UnreadableSetting.refusal(failure))
                        .hasValueSatisfying(refused -> assertThat(refused.remedy())
                                .contains("at least one member below it, such as show-masked: false")));
    }
}
