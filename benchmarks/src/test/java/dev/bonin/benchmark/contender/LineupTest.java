package dev.bonin.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LineupTest {
    @Test
    void givesTheBareLibrariesTheOptionsOfOurScript() throws IOException {
        var script = Files.readString(Path.of("..", "bonin"));

        assertThat(Lineup.optionsOfOurs())
                .isNotEmpty()
                .allSatisfy(option -> assertThat(script).contains(option));
    }
}
