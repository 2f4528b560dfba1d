package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.bonin.docs.Sample;
import dev.bonin.server.command.BoninCommand;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands of README and of the pages, with their options, are there. */
class SampleCommandsTest {
    private static final Pattern COMMAND = Pattern.compile("\\./bonin +([a-z][^#)\\n]*)");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|\\S+");

    /** Of the launcher alone, see {@link LauncherTest}. */
    private static final String TEST = "test";

    @Test
    void areThere() {
        var commands = Sample.all("sh").stream()
                .flatMap(sample -> COMMAND.matcher(sample.text()).results())
                .map(found -> words(found.group(1)))
                .filter(words -> !words.get(0).equals(TEST))
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
