package dev.bonin.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code of the page of recipes is code of the shop, which all other tests run. */
class RecipesTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Path SOURCES = Path.of("src", "main");
    private static final Pattern SAMPLE =
            Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"recipes.md", "recipes.ko.md"})
    void areTheShopsOwnCode(String page) throws IOException {
        var shop = withoutLayout(shop());
        var samples = samples(page);

        assertThat(samples).hasSizeGreaterThan(10);
        assertThat(samples).allSatisfy(sample -> assertThat(shop).contains(withoutLayout(sample)));
    }

    @Test
    void areTheSameInBothLanguages() throws IOException {
        assertThat(samples("recipes.ko.md")).isEqualTo(samples("recipes.md"));
    }

    private static List<String> samples(String page) throws IOException {
        return SAMPLE.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(found -> found.group(2))
                .toList();
    }

    /** Javadoc stands between methods that the page shows one below the other. */
    private static String shop() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(SOURCES)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                text.append(Files.readString(file).replaceAll("(?s)/\\*\\*.*?\\*/", ""));
            }
        }
        return text.toString();
    }

    private static String withoutLayout(String code) {
        return code.replaceAll("\\s+", "");
    }
}
