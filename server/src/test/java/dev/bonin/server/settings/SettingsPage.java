package dev.bonin.server.settings;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** The tables of all settings in one language, between two marks of a page whose other text is written by hand. */
final class SettingsPage {
    private static final String BEGIN = "<!-- settings: begin. Generated, see CONTRIBUTING.md -->\n";
    private static final String END = "<!-- settings: end -->\n";

    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("starter", "Starter and server"),
            Map.entry("server", "Server only"),
            Map.entry("head", "| setting | type | default | meaning |"),
            Map.entry("java.lang.String", "text"),
            Map.entry("java.lang.Integer", "number"),
            Map.entry("java.lang.Boolean", "`true` or `false`"),
            Map.entry("java.time.Duration", "duration"),
            Map.entry("java.net.URI", "URL"),
            Map.entry("java.util.List<java.lang.String>", "list"),
            Map.entry("java.util.Set<java.lang.String>", "list"));

    private static final Map<String, String> KOREAN = Map.ofEntries(
            Map.entry("starter", "스타터와 서버"),
            Map.entry("server", "서버만"),
            Map.entry("head", "| 설정 | 종류 | 기본값 | 뜻 |"),
            Map.entry("java.lang.String", "문자열"),
            Map.entry("java.lang.Integer", "숫자"),
            Map.entry("java.lang.Boolean", "`true` 또는 `false`"),
            Map.entry("java.time.Duration", "기간"),
            Map.entry("java.net.URI", "URL"),
            Map.entry("java.util.List<java.lang.String>", "목록"),
            Map.entry("java.util.Set<java.lang.String>", "목록"));

    private final List<Setting> settings;
    private final KoreanSettings korean;
    private final boolean isKorean;

    SettingsPage(List<Setting> settings, KoreanSettings korean, Locale language) {
        this.settings = settings;
        this.korean = korean;
        this.isKorean = language.equals(Locale.KOREAN);
    }

    /**
     * Returns the page with the generated tables in place of what is between the marks.
     *
     * @throws IllegalArgumentException if the page lacks a mark
     */
    String in(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("No " + BEGIN.strip() + " or no " + END.strip());
        }
        return page.substring(0, begin + BEGIN.length()) + tables() + page.substring(end);
    }

    private String tables() {
        return table("starter", setting -> !setting.isServers()) + table("server", Setting::isServers);
    }

    private String table(String heading, Predicate<Setting> included) {
        var lines = new StringBuilder("\n## " + word(heading) + "\n\n" + word("head") + "\n|---|---|---|---|\n");
        settings.stream().filter(included).forEach(setting -> lines.append(row(setting)));
        return lines.append(heading.equals("server") ? "\n" : "").toString();
    }

    private String row(Setting setting) {
        var name = isKorean ? setting.name().replace("<name>", "<이름>") : setting.name();
        return "| `" + name + "`"
                + setting.variable().map(variable -> "<br>`" + variable + "`").orElse("") + " | "
                + word(setting.type()) + " | " + defaultOf(setting) + " | " + meaning(setting) + " |\n";
    }

    private String defaultOf(Setting setting) {
        var described = isKorean ? korean.describedDefault(setting.name()) : setting.describedDefault();
        return described
                .or(() -> setting.constant().map(value -> "`" + value + "`"))
                .orElse("");
    }

    private String meaning(Setting setting) {
        return isKorean ? korean.meaning(setting.name()) : setting.meaning();
    }

    private String word(String key) {
        return (isKorean ? KOREAN : ENGLISH).get(key);
    }
}
