package dev.bonin.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What is made of single rounds. */
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

    private static Results results(Round... rounds) {
        var labels = new LinkedHashMap<>(Map.of("nginx", "nginx"));
        labels.put("ours", "Ours");
        var machine = new Machine("a processor", 2, 1_024, "Linux", "25", Instant.EPOCH);
        return new Results(
                machine, Map.of(), labels, Map.of(), Map.of("ours", new Baseline(500, 0.25, 1.5)), List.of(rounds));
    }

    private static Round round(String contender, double cpu) {
        return new Round("closed", contender, 64, 10, 1_000, cpu, 1, 2, 3, 1, OptionalDouble.empty(), 5);
    }
}
