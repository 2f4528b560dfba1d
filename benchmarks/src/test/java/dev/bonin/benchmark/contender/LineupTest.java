package dev.bonin.benchmark.contender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineupTest {
    private static final Pattern OPTION = Pattern.compile("-X[A-Za-z0-9:+=]*[A-Za-z0-9]");

    /** In both directions: an option that only one of the two has is a difference that nobody asked for. */
    @Test
    void givesTheBareLibrariesTheOptionsOfOurScript() throws IOException {
        var own = new ArrayList<>(Lineup.optionsOfOurs());
        own.add("-XX:+UseCompactObjectHeaders"); // of newer Javas only

        assertThat(Set.copyOf(own)).isEqualTo(optionsOfTheScript());
    }

    /** What the function that gives them prints. */
    private static Set<String> optionsOfTheScript() throws IOException {
        var script = Files.readString(Path.of("..", "bonin"));
        var from = script.indexOf("java_options() {");
        return script.substring(from, script.indexOf("\n}", from))
                .lines()
                .filter(line -> line.contains("printf '%s\\n' -X"))
                .flatMap(line ->
                        OPTION.matcher(line.substring(line.indexOf("printf"))).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
