package dev.bonin.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages list all findings. With {@code -Dbonin.docs.write=true} their tables are written first. */
class FindingsPageTest {
    private static final String BEGIN = "<!-- findings -->\n";
    private static final String END = "<!-- end of findings -->\n";

    @ParameterizedTest
    @CsvSource({"en, doctor.md", "ko, doctor.ko.md"})
    void listsAllFindings(String language, String file) throws IOException {
        var page = Path.of("..", "docs", file);
        var before = Files.readString(page);
        var text = before.substring(0, before.indexOf(BEGIN) + BEGIN.length())
                + list(Locale.forLanguageTag(language))
                + before.substring(before.indexOf(END));
        if (Boolean.getBoolean("bonin.docs.write")) {
            Files.writeString(page, text);
        }

        assertThat(page).as("written by mvn test -Dbonin.docs.write=true").hasContent(text);
    }

    private static String list(Locale language) {
        return Arrays.stream(FindingCode.values())
                .sorted(Comparator.comparing(FindingCode::severity).reversed())
                .map(code -> entry(code, language))
                .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String entry(FindingCode code, Locale language) {
        var found = Finding.of(code, "…");
        var fix = found.fix(language);
        return "**`" + code.code() + "`** · " + code.severity().code() + "<br>\n" + wrapped(found.text(language))
                + (fix.isEmpty() ? "" : "<br>\n→ " + wrapped(fix)) + "\n";
    }

    /** Lines of pages have at most 160 characters. */
    private static String wrapped(String sentence) {
        var lines = new StringBuilder();
        int length = 0;
        for (var word : sentence.split(" ", -1)) {
            if (length + word.length() > 120) {
                lines.append('\n');
                length = 0;
            } else if (length > 0) {
                lines.append(' ');
            }
            lines.append(word);
            length += word.length() + 1;
        }
        return lines.toString();
    }
}
