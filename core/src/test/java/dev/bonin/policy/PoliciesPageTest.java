package dev.bonin.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.purpose.PurposeDefaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/policies.md and docs/policies.ko.md say what the policies do. */
class PoliciesPageTest {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({"policies.md, declares", "policies.ko.md, 확인 필요"})
    void tellsEachAgeAsItIsDecided(String page, String declares) throws IOException {
        var table = lines(page)
                .dropWhile(line -> !line.contains("`age_of_majority` | `youth_protection` | `game_adult`"))
                .takeWhile(line -> line.startsWith("|"))
                .map(PoliciesPageTest::cells)
                .toList();
        var policies = table.get(0).stream().map(cell -> cell.replace("`", "")).toList();

        assertThat(table).hasSizeGreaterThan(8);
        for (var row : table.subList(2, table.size())) {
            for (int column = 1; column < row.size(); column++) {
                var verdict = Situation.of(LocalDate.parse(row.get(0)), TODAY).judgedBy(policies.get(column));

                assertThat(verdict.passesFrom()).as("%s", row).isEqualTo(date(row.get(column)));
                assertThat(verdict.result() == Verdict.Result.NEEDS_DECLARATION)
                        .as("%s", row)
                        .isEqualTo(row.get(column).equals(declares));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"policies.md", "policies.ko.md"})
    void namesEachBuiltInPolicyAndTheDayOfTheLaw(String page) throws IOException {
        var firstCells = lines(page)
                .filter(line -> line.startsWith("|"))
                .map(line -> cells(line).get(0))
                .toList();

        for (var builtIn : BuiltIn.values()) {
            assertThat(firstCells).anyMatch(cell -> cell.matches("`" + builtIn.family() + "[:`].*"));
        }
        assertThat(lines(page)).anyMatch(line -> line.contains(PolicyCatalog.VERSION));
    }

    @ParameterizedTest
    @ValueSource(strings = {"policies.md", "policies.ko.md"})
    void tellsWhatPurposesAskByTheirName(String page) throws IOException {
        for (var purpose : PurposeDefaults.names()) {
            var policies = String.join("`, `", PurposeDefaults.of(purpose).policies());

            assertThat(lines(page)).anyMatch(line -> line.startsWith("| `" + purpose + "` | `" + policies + "` |"));
        }
    }

    private static Optional<LocalDate> date(String cell) {
        return DATE.matcher(cell)
                .results()
                .map(found -> LocalDate.parse(found.group()))
                .findFirst();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|", -1))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
    }

    private static Stream<String> lines(String page) throws IOException {
        return Files.readString(Path.of("..", "docs", page)).lines();
    }
}
