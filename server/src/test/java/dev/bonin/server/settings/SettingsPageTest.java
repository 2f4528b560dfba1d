package dev.bonin.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages list all settings. With {@code -Dbonin.docs.write=true} their tables are written first. */
class SettingsPageTest {
    private final List<Setting> settings;
    private final KoreanSettings korean;

    SettingsPageTest() throws IOException {
        settings = new SettingsMetadata().settings();
        korean = new KoreanSettings();
    }

    @ParameterizedTest
    @CsvSource({"en, settings.md", "ko, settings.ko.md"})
    void listsAllSettings(String language, String file) throws IOException {
        var page = Path.of("..", "docs", file);
        var text = new SettingsPage(settings, korean, Locale.forLanguageTag(language)).in(Files.readString(page));
        if (Boolean.getBoolean("bonin.docs.write")) {
            Files.writeString(page, text);
        }

        assertThat(page).as("written by mvn test -Dbonin.docs.write=true").hasContent(text);
    }

    @Test
    void everySettingHasAKoreanSentenceAndEverySentenceASetting() {
        assertThat(korean.names())
                .containsExactlyInAnyOrderElementsOf(
                        settings.stream().map(Setting::name).toList());
    }

    @Test
    void everySettingStatesItsMeaningAndItsDefaultInBothLanguages() {
        assertThat(settings).allSatisfy(setting -> {
            assertThat(setting.meaning()).as(setting.name()).isNotBlank();
            assertThat(korean.meaning(setting.name())).as(setting.name()).isNotBlank();
            assertThat(setting.describedDefault().or(setting::constant))
                    .as(setting.name())
                    .isPresent();
            assertThat(korean.describedDefault(setting.name()).isPresent())
                    .as(setting.name())
                    .isEqualTo(setting.describedDefault().isPresent());
        });
    }

    @Test
    void settingsOfMapsAreListed() {
        assertThat(settings)
                .extracting(Setting::name)
                .contains(
                        "bonin.purposes.<name>.keep",
                        "bonin.applications.<name>.scopes",
                        "bonin.portone.merchant-ids.<provider>");
    }
}
