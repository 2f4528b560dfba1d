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

        assertThat(lines).hasSize(4);
        assertThat(lines.get(3)).startsWith("| Ours").contains(" 80 |", " 4.0 |");
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSameSizeAs(lines.get(0)));
    }

    @Test
    void tellWhatAContenderAddsToPortOne() {
        var paced = new Round("paced", "ours", 64, 10, 500, 80, 1, 2, 3, 1, OptionalDouble.empty(), 5);

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

    private static Results results(Round... rounds) {
        return results(run(1, rounds));
    }

    private static Results results(Run... runs) {
        var labels = new LinkedHashMap<>(Map.of("nginx", "nginx"));
        labels.put("ours", "Ours");
        var machine = new Machine("a processor", 2, 1_024, "Linux", "25", Instant.EPOCH);
        return new Results(machine, Map.of(), labels, List.of(runs));
    }

    private static Run run(int number, Round... rounds) {
        return new Run(number, Map.of(), Map.of("ours", new Baseline(500, 0.25, 1.5)), List.of(rounds));
    }

    private static Round round(String contender, double cpu) {
        return new Round("closed", contender, 64, 10, 1_000, cpu, 1, 2, 3, 1, OptionalDouble.empty(), 5);
    }
}
