package dev.bonin.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every reason is explained to the person and to the operator, in Korean and English. */
class ReasonCatalogTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);

    private final ReasonCatalog catalog = new ReasonCatalog();

    @Nested
    class OfTheCatalogue {
        @ParameterizedTest
        @MethodSource("dev.bonin.reason.ReasonGroup#codes")
        void haveEachReasonInBothLanguages(String reason) {
            assertThat(catalog.texts(Locale.KOREAN).explains(reason)).isTrue();
            assertThat(catalog.texts(Locale.ENGLISH).explains(reason)).isTrue();
            var korean = explain(reason, Locale.KOREAN);
            var english = explain(reason, Locale.ENGLISH);

            for (var text : new String[] {korean.person(), korean.operator(), korean.next()}) {
                assertThat(text).containsPattern("[가-힣]").endsWith(".").doesNotContain("{", "}", "  ");
            }
            assertThat(korean.title())
                    .containsPattern("[가-힣]|imp_uid|merchant_uid")
                    .doesNotEndWith(".");
            assertThat(english.title()).doesNotContainPattern("[가-힣]").doesNotEndWith(".");
            for (var text : new String[] {english.person(), english.operator(), english.next()}) {
                assertThat(text).endsWith(".").doesNotContain("{", "}", "  ");
            }
            assertThat(english.person() + english.next()).doesNotContainPattern("[가-힣]");
        }

        /** What a new kind of answer is forgotten in, if it is forgotten. */
        @Test
        void knowsEveryEnumOfReasons() throws IOException, URISyntaxException {
            var known = ReasonGroup.ALL.stream().flatMap(group -> group.type().stream());

            assertThat(enumsOfReasons()).hasSizeGreaterThan(5).containsExactlyInAnyOrderElementsOf(known.toList());
        }

        private static List<Class<?>> enumsOfReasons() throws IOException, URISyntaxException {
            var classes = Path.of(Reason.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (var files = Files.walk(classes)) {
                return files.map(file -> classes.relativize(file).toString())
                        .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                        .map(file -> file.replace(".class", "").replace(File.separatorChar, '.'))
                        .<Class<?>>map(ReasonGroup::type)
                        .filter(type -> type.isEnum() && Reason.class.isAssignableFrom(type))
                        .toList();
            }
        }

        @Test
        void givesEachReasonOfOursATitleUnlessItIsAPolicys() {
            for (var language : new Locale[] {Locale.KOREAN, Locale.ENGLISH}) {
                assertThat(ReasonGroup.ALL.stream()
                                .filter(group -> !group.equals(ReasonGroup.POLICIES))
                                .flatMap(ReasonGroup::reasons)
                                .map(reason -> new TextKey(reason.code(), Optional.empty(), Part.TITLE)))
                        .isSubsetOf(catalog.texts(language).keys());
            }
        }

        /** Of two lines with one key, the first is never read. */
        @ParameterizedTest
        @ValueSource(strings = {"ko", "en"})
        void hasEachTextOnce(String language) throws IOException {
            var file = Path.of("src/main/resources/dev/bonin/reason/reasons_" + language + ".properties");

            assertThat(Files.readAllLines(file).stream()
                            .filter(line -> line.contains(" = "))
                            .map(line -> line.substring(0, line.indexOf(" = "))))
                    .hasSizeGreaterThan(300)
                    .doesNotHaveDuplicates();
        }

        @Test
        void haveNoTextWithoutAReason() {
            for (var language : new Locale[] {Locale.KOREAN, Locale.ENGLISH}) {
                assertThat(catalog.texts(language).keys().stream()
                                .map(TextKey::reason)
                                .collect(Collectors.toSet()))
                        .containsExactlyInAnyOrderElementsOf(ReasonGroup.codes());
            }
        }

        @Test
        void haveTextsOfTheirOwnForTheAgeRulesAlone() {
            assertThat(catalog.texts(Locale.KOREAN).keys().stream()
                            .flatMap(key -> key.policy().stream())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("minimum_age", "youth_protection", "age_of_majority", "game_adult");
        }

        @Test
        void speakPolitelyToThePerson() {
            assertThat(ReasonGroup.codes().stream()
                            .map(reason -> explain(reason, Locale.KOREAN))
                            .flatMap(told -> Stream.of(told.person(), told.next())))
                    .allMatch(text -> text.matches("(?s).*(니다|세요|됩니다)\\."));
        }
    }

    @Nested
    class OfAnAge {
        @ParameterizedTest(name = "{0} {1}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "minimum_age:19   | ko | 이 서비스는 만 19세부터 이용할 수 있습니다.",
                    "minimum_age:14   | en | This service is for people aged 14 or older.",
                    "age_of_majority  | ko | 이 서비스는 만 19세 이상인 성년만 이용할 수 있습니다.",
                    "youth_protection | ko | 청소년 보호법에 따라 생일과 상관없이 만 19세가 되는 해의 1월 1일부터 이용할 수 있는 서비스입니다.",
                    "game_adult       | en | This game is for people aged 18 or older who are not in high school.",
                    "of_our_own:3     | en | You have not reached the age for this service yet.",
                    "minimum_age      | en | You have not reached the age for this service yet."
                })
        void nameTheRule(String policy, String language, String person) {
            assertThat(catalog.explain(
                                    "under_age", Optional.of(policy), Optional.empty(), Locale.forLanguageTag(language))
                            .person())
                    .isEqualTo(person);
        }

        @Test
        void nameTheDayWhereItIsKnown() {
            assertThat(person("under_age", "minimum_age:19", Locale.KOREAN))
                    .isEqualTo("이 서비스는 만 19세부터 이용할 수 있습니다. 2027년 1월 1일부터 이용할 수 있습니다.");
            assertThat(person("under_age", "age_of_majority", Locale.ENGLISH))
                    .endsWith("Civil Act. You can use it from 1 January 2027.");
            assertThat(person("under_age", "game_adult", Locale.ENGLISH)).endsWith("You turn 18 on 1 January 2027.");
            assertThat(person("rejoin_wait", "one_person_one_account", Locale.KOREAN))
                    .endsWith("2027년 1월 1일부터 다시 가입하실 수 있습니다.");
        }

        @Test
        void nameNoDayWhereAReasonHasNone() {
            assertThat(person("other_person", "same_person_as_account", Locale.ENGLISH))
                    .isEqualTo(explain("other_person", Locale.ENGLISH).person());
        }

        private String person(String reason, String policy, Locale language) {
            return catalog.explain(reason, Optional.of(policy), Optional.of(NEW_YEAR), language)
                    .person();
        }
    }

    @Test
    void areKoreanUnlessTheLanguageIsEnglish() {
        assertThat(explain("stale", Locale.FRENCH)).isEqualTo(explain("stale", Locale.KOREAN));
        assertThat(explain("stale", Locale.UK)).isEqualTo(explain("stale", Locale.ENGLISH));
    }

    @Test
    void areGeneralForAReasonThatHasNoTexts() {
        var told = explain("too_tall", Locale.ENGLISH);

        assertThat(told.person()).isEqualTo("This service is not open to you by one of its rules.");
        assertThat(told.operator()).contains("\"too_tall\"");
    }

    @Test
    void fillInWhatIsGivenAsItIs() {
        var told =
                catalog.explain("under_age", Optional.of("minimum_age:{reason}$1\\"), Optional.empty(), Locale.ENGLISH);

        assertThat(told.person()).isEqualTo("This service is for people aged {reason}$1\\ or older.");
    }

    @Nested
    class OfAnApplication {
        private static final String TOO_TALL = """
                too_tall.person = You are too tall.
                too_tall.operator = Rule {reason}.
                too_tall.next = Sit down.
                too_tall.height.day = Up to {argument} from {passes_from}.
                """;

        @TempDir
        private Path folder;

        @Test
        void areFoundOnItsClassPath() throws IOException {
            write("reasons_ko", TOO_TALL.replace("You are too tall", "키가 너무 큽니다"));
            write("reasons_en", TOO_TALL);

            var told =
                    ofTheFolder().explain("too_tall", Optional.of("height:180"), Optional.of(NEW_YEAR), Locale.ENGLISH);

            assertThat(told)
                    .isEqualTo(new Explanation(
                            "You were verified, but this is not open to you",
                            "You are too tall. Up to 180 from 1 January 2027.",
                            "Rule too_tall.",
                            "Sit down."));
        }

        @Test
        void takeThePlaceOfOurs() throws IOException {
            write("reasons_en", "too_many_requests.title = Slow down");
            write("reasons_ko", "banned.next = 02-0000-0000으로 전화해 주세요.");

            var told = ofTheFolder().explain("banned", Optional.empty(), Optional.empty(), Locale.KOREAN);

            assertThat(told.next()).isEqualTo("02-0000-0000으로 전화해 주세요.");
            assertThat(told.person()).isEqualTo(explain("banned", Locale.KOREAN).person());
            assertThat(ofTheFolder()
                            .explain(CallReason.TOO_MANY_REQUESTS, Locale.ENGLISH)
                            .title())
                    .isEqualTo("Slow down");
        }

        @Test
        void areRefusedInOneLanguageAlone() throws IOException {
            write("reasons_en", TOO_TALL);

            refused("reasons_ko.properties: too_tall.");
        }

        @Test
        void areRefusedWhereOneIsMissing() throws IOException {
            write("reasons_ko", TOO_TALL.replace("too_tall.next", "#"));
            write("reasons_en", TOO_TALL.replace("too_tall.next", "#"));

            refused("too_tall.next: missing");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "banned.person = Ask {name}.|banned.person: {name}",
                    "banned.person = From {passes_from}.|banned.person: {passes_from} (expected: one of [reason])",
                    "banned.next = {argument}|banned.next: {argument}",
                    "banned.why = So.|banned.why: no such text",
                    "banned = So.|banned: no such text",
                    "a.b.c.person = So.|a.b.c.person: no such text",
                    "Banned.person = So.|Banned.person: no such text"
                })
        void areRefusedWhereTheyCannotBeUsed(String lineAndComplaint) throws IOException {
            var both = lineAndComplaint.split("\\|", 2);
            write("reasons_en", both[0]);

            refused("bonin/reasons_en.properties: " + both[1]);
        }

        @Test
        void mayBeginWithAByteOrderMark() throws IOException {
            write("reasons_ko", "\uFEFFbanned.next = 02-0000-0000으로 전화해 주세요.");

            assertThat(ofTheFolder()
                            .explain("banned", Optional.empty(), Optional.empty(), Locale.KOREAN)
                            .next())
                    .isEqualTo("02-0000-0000으로 전화해 주세요.");
        }

        @Test
        void areRefusedInAnotherEncoding() throws IOException {
            Files.createDirectories(folder.resolve("bonin"));
            Files.write(
                    folder.resolve("bonin").resolve("reasons_ko.properties"),
                    "banned.next = 전화해 주세요.".getBytes("MS949"));

            refused("bonin/reasons_ko.properties: not in UTF-8");
        }

        @Test
        void areRefusedWithABrokenEscape() throws IOException {
            write("reasons_en", "banned.next = See \\users\\manual.");

            refused("bonin/reasons_en.properties: a backslash");
        }

        private void write(String name, String text) throws IOException {
            Files.createDirectories(folder.resolve("bonin"));
            Files.writeString(folder.resolve("bonin").resolve(name + ".properties"), text);
        }

        private void refused(String complaint) {
            assertThatIllegalStateException().isThrownBy(this::ofTheFolder).withMessageContaining(complaint);
        }

        private ReasonCatalog ofTheFolder() throws IOException {
            try (var loader = new URLClassLoader(new URL[] {url()}, ReasonCatalog.class.getClassLoader())) {
                return new ReasonCatalog(loader);
            }
        }

        private URL url() throws MalformedURLException {
            return folder.toUri().toURL();
        }
    }

    private Explanation explain(String reason, Locale language) {
        return catalog.explain(reason, Optional.empty(), Optional.empty(), language);
    }
}
