package dev.bonin.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;

class KoreanHelpTest {
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}");

    /** What is described, by its name, and how. */
    private static Map<String, String> descriptions(Locale locale) {
        var found = new TreeMap<String, String>();
        add(BoninCommand.commandLine(locale).getCommandSpec(), found);
        return found;
    }

    private static void add(CommandSpec command, Map<String, String> found) {
        var name = command.qualifiedName(".");
        found.put(name, String.join(" ", command.usageMessage().description()));
        command.options()
                .forEach(
                        option -> found.put(name + " " + option.longestName(), String.join(" ", option.description())));
        command.positionalParameters()
                .forEach(value -> found.put(name + " " + value.paramLabel(), String.join(" ", value.description())));
        command.subcommands().values().forEach(below -> add(below.getCommandSpec(), found));
    }

    @Test
    void saysInKoreanWhatItSaysInEnglish() {
        var english = descriptions(Locale.ENGLISH);
        var korean = descriptions(Locale.KOREA);

        assertThat(korean.keySet()).isEqualTo(english.keySet()).hasSizeGreaterThan(60);
        english.forEach((name, text) -> assertThat(
                        HANGUL.matcher(korean.getOrDefault(name, "")).find())
                .as(name)
                .isEqualTo(ENGLISH.matcher(text).find()));
    }

    @Test
    void staysEnglishForEverybodyElse() {
        assertThat(String.join("", descriptions(Locale.JAPAN).values())).doesNotContainPattern(HANGUL);
    }

    @Test
    void saysNothingOfWhatThereIsNot() {
        var bundle = ResourceBundle.getBundle("dev.bonin.server.command.descriptions", Locale.KOREAN);
        var commands = descriptions(Locale.ENGLISH).keySet().stream()
                .map(name -> name.contains(" ") ? name.substring(0, name.indexOf(' ')) : name)
                .collect(Collectors.toCollection(TreeSet::new));
        var shown = String.join("\n", descriptions(Locale.KOREA).values());

        for (var key : bundle.keySet()) {
            if (key.startsWith("bonin.")) {
                assertThat(shown).as(key).contains(bundle.getString(key));
                assertThat(commands).as(key).anyMatch(command -> key.startsWith(command + "."));
            }
        }
    }

    @Test
    void isHeadedInKorean() {
        var help = BoninCommand.commandLine(Locale.KOREA).getUsageMessage();

        assertThat(help).startsWith("사용법: bonin").contains("명령:");
    }
}
