package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.bonin.docs.Sample;
import dev.bonin.server.command.BoninCommand;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands of README and of the pages, with their options, are there. */
class SampleCommandsTest {
    private static final Pattern COMMAND = Pattern.compile("\\./bonin +([a-z][^#)\\n]*)");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

    /** Scripts of their own, which the server does not know. */
    private static final Set<String> SCRIPTS = Set.of("test", "dist", "image");

    @Test
    void areThere() {
        var commands = Sample.all("sh").stream()
                .flatMap(sample -> COMMAND.matcher(sample.text()).results())
                .map(found -> words(found.group(1)))
                .filter(words -> !SCRIPTS.contains(words.get(0)))
                .toList();

        assertThat(commands).hasSizeGreaterThan(10);
        for (var words : commands) {
            assertThatNoException()
                    .as(String.join(" ", words))
                    .isThrownBy(() -> BoninCommand.commandLine().parseArgs(words.toArray(String[]::new)));
        }
    }

    private static List<String> words(String command) {
        return WORD.matcher(command)
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace("\"", ""))
                .toList();
    }
}
