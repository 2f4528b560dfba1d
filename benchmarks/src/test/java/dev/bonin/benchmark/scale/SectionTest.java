package dev.bonin.benchmark.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The results of a part as a table. */
class SectionTest {
    @Test
    void hasAColumnForEachFigureAndAsManyDigitsAsSaySomething() {
        var one = Row.of("one").with("per s", 1_234.56).with("times", 3.217);
        var other = Row.of("other").with("per s", 42.25).with("MiB", 250);

        var lines = new Section("Two", List.of(one, other), "A note.")
                .markdown()
                .lines()
                .toList();

        assertThat(lines)
                .containsExactly(
                        "## Two",
                        "",
                        "|       | per s | times | MiB |",
                        "|-------|-------|-------|-----|",
                        "| one   | 1,235 |  3.22 |     |",
                        "| other |  42.3 |       | 250 |",
                        "",
                        "A note.");
    }
}
