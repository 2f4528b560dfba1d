package dev.bonin.reason;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages about reasons say what the catalogue says. With {@code -Dbonin.docs.write=true} they are written first. */
class ReasonsPageTest {
    @ParameterizedTest
    @CsvSource({"en, reasons.md", "ko, reasons.ko.md"})
    void saysWhatTheCatalogueSays(String language, String file) throws IOException {
        var page = Path.of("..", "docs", file);
        var text = new ReasonsPage(Locale.forLanguageTag(language)).text();
        if (Boolean.getBoolean("bonin.docs.write")) {
            Files.writeString(page, text);
        }

        assertThat(page).as("written by mvn test -Dbonin.docs.write=true").hasContent(text);
    }
}
