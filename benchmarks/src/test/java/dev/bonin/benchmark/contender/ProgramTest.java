package dev.bonin.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The CPU time of a program whose children come and go. */
@EnabledOnOs(OS.LINUX)
class ProgramTest {
    @Test
    void countsChildrenThatEndedAndKeepsGrowing(@TempDir Path folder) throws IOException {
        var done = folder.resolve("done");
        // Each child spends time of its own and ends; then the shell waits until it is asked to end
        var script = "for i in 1 2 3; do (n=0; while [ $n -lt 60000 ]; do n=$((n+1)); done); done; touch " + done
                + "; read wait";
        try (var program = Program.start("0", List.of("bash", "-c", script), Map.of(), folder.resolve("log"))) {
            var seen = Duration.ZERO;
            while (!Files.exists(done)) {
                program.requireAlive();
                var now = program.cpu();
                assertThat(now).isGreaterThanOrEqualTo(seen);
                seen = now;
            }

            assertThat(program.cpu()).isGreaterThan(Duration.ZERO).isGreaterThanOrEqualTo(seen);
            assertThat(program.highestResidentBytes()).isGreaterThanOrEqualTo(program.residentBytes());
        }
    }
}
