package dev.bonin.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Results calculated from single rounds. */
class ResultsTest {
    private final Results results =
            results(round("nginx", 10), round("nginx", 30), round("nginx", 20), round("ours", 100), round("ours", 60));

    @Test
    void areMedians() {
        assertThat(results.median("closed", "nginx", Round::cpuMicros)).isEqualTo(20);
        assertThat(results.median("closed", "ours", Round::cpuMicros))
                .as("of two")
                .isEqualTo(80);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> results.median("slow", "nginx", Round::cpuMicros))
                .withMessage("nginx was not measured: slow");
    }

    @Test
    void areComparedWithTheLimitInTheTable() {
        var lines = Table.of(results).lines().toList();

        assertThat(lines).hasSize(7);
        assertThat(lines.get(6)).startsWith("| Ours").contains(" 80 |", " 4.0 |");
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSameSizeAs(lines.get(0)));
    }

    @Test
    void tellWhatAContenderAddsToPortOne() {
        var paced = new Round("paced", "ours", 64, 10, 500, 80, 0, 1, 2, 3, 1, OptionalDouble.empty(), 5, 6);

        assertThat(Table.of(results(round("ours", 80), paced)).lines())
                .last()
                .asString()
                .contains(" 0.75 |", " 0.50 |");
    }

    @Test
    void areDrawnInProportion() {
        var svg = Chart.of(results);

        assertThat(svg).contains("width=\"500\"", "width=\"125\"", "80 us, 1,000/s");
    }

    /** In the second run the machine was slower, which must not affect the ratio. */
    @Nested
    class OfSeveralRuns {
        private final Results results = results(
                run(1, round("nginx", 10), round("ours", 30), round("ours", 50), round("ours", 40)),
                run(2, round("nginx", 20), round("ours", 60)),
                run(3, round("nginx", 16), round("ours", 80)));

        @Test
        void areTheMediansOfTheirOwnMedians() {
            assertThat(results.median("closed", "ours", Round::cpuMicros)).isEqualTo(60);
        }

        @Test
        void tellHowFarTheyAreApart() {
            assertThat(Table.of(results)).contains("lowest-highest", " 40-80 |");
        }

        @Test
        void areComparedWithinARun() {
            // 4, 3 and 5 times; a ratio of the medians would be 3.75
            assertThat(results.median(run -> run.cpuRatio("ours", "nginx"))).hasValue(4);
        }

        @Test
        void areCountedInThePlot() {
            assertThat(Chart.of(results)).contains("Medians of 3 runs");
        }
    }

    @Test
    void areComparedWithTheOthersInTheTable() {
        var table = Table.of(results(round("guide", 40), round("official", 20), round("ours", 30)));

        assertThat(table).contains("x guide", "x official").doesNotContain("lowest-highest");
        assertThat(table.lines()).last().asString().contains(" 0.75 |", " 1.50 |");
    }

    /** The sums are 300 and 400, then 270 and 300, then 320 and 800; the ratios 0.75, 0.9 and 0.4. */
    @Nested
    class OfABuildBesideAnEarlierOne {
        private final Results results = results(
                run(1, round("postgresql", 100, 200), round("postgresql-before", 150, 250)),
                run(2, round("postgresql", 90, 180), round("postgresql-before", 100, 200)),
                run(3, round("postgresql", 120, 200), round("postgresql-before", 300, 500)));

        @Test
        void countTheDatabase() {
            assertThat(results.median("closed", "postgresql", Round::bothMicros))
                    .isEqualTo(300);
            assertThat(row("| Today")).contains(" 100 |", " 200 |", " 300 |");
        }

        @Test
        void areComparedWithinARun() {
            assertThat(results.median(run -> run.bothRatio("postgresql", "postgresql-before")))
                    .hasValue(0.75);
            assertThat(row("| Today")).contains(" 0.75 |", " 0.40-0.90 |");
            assertThat(row("| Yesterday")).doesNotContain("0.75");
        }

        @Test
        void showNoColumnsOfOthers() {
            assertThat(Table.of(results)).contains("x before").doesNotContain("x nginx", "x PostgreSQL", "half load");
        }

        @Test
        void areDrawnTogether() {
            assertThat(Chart.of(results)).contains("100 + 200 us");
        }

        private String row(String start) {
            return Table.of(results)
                    .lines()
                    .filter(line -> line.startsWith(start))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void tellMariaDbInTermsOfPostgreSql() {
        var table = Table.of(results(round("postgresql", 100, 100), round("mariadb", 100, 150)));

        assertThat(table).contains("x PostgreSQL", " 1.25 |");
    }

    @Test
    void tellTheHighestMemory() {
        assertThat(Table.of(results(round("ours", 80)))).contains("highest MiB", " 6 |");
    }

    private static Results results(Round... rounds) {
        return results(run(1, rounds));
    }

    private static Results results(Run... runs) {
        var labels = new LinkedHashMap<>(Map.of("nginx", "nginx"));
        labels.put("postgresql", "Today");
        labels.put("postgresql-before", "Yesterday");
        labels.put("mariadb", "MariaDB");
        labels.put("ours", "Ours");
        var machine = new Machine("a processor", 2, 1_024, "Linux", "25", Instant.EPOCH);
        return new Results(machine, Map.of(), labels, List.of(runs));
    }

    private static Run run(int number, Round... rounds) {
        return new Run(number, Map.of(), Map.of("ours", new Baseline(500, 0.25, 1.5)), List.of(rounds));
    }

    private static Round round(String contender, double cpu, double database) {
        return new Round("closed", contender, 64, 10, 1_000, cpu, database, 1, 2, 3, 1, OptionalDouble.empty(), 5, 6);
    }

    private static Round round(String contender, double cpu) {
        return round(contender, cpu, 0);
    }
}
