package dev.bonin.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bonin's tables, by name. */
class TablesTest {
    private static final Pattern CREATE = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(bonin_\\w+)");

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql", "mariadb"})
    void areThoseOfTheMigrations(String kind) throws IOException {
        var made = new TreeSet<String>();
        try (var scripts = Files.list(Path.of("src/main/resources/dev/bonin/jdbc/migrations", kind))) {
            for (var script : scripts.toList()) {
                CREATE.matcher(Files.readString(script)).results().forEach(found -> made.add(found.group(1)));
            }
        }
        assertThat(Tables.ALL).containsExactlyElementsOf(made);
    }

    @Test
    void areNamedAsFarAsTheyHelp() {
        assertThat(Tables.missingBesides(Tables.ALL)).isEmpty();
        assertThat(Tables.missingBesides(Tables.ALL.subList(1, Tables.ALL.size())))
                .contains(Finding.of(FindingCode.DATABASE_TABLES_MISSING, Tables.ALL.get(0)));
        assertThat(Tables.some(List.of("a", "b", "c", "d"))).isEqualTo("a, b, c, d");
        assertThat(Tables.some(List.of("a", "b", "c", "d", "e", "f"))).isEqualTo("a, b, c, d, ... (+2)");
    }
}
