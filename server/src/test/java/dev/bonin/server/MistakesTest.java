package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.Outcome;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/mistakes.md tells is so, as far as no other test shows it. */
class MistakesTest {
    private static final Path ROOT = Path.of("..");
    private static final String NAME = "남궁비밀";
    private static final String PHONE = "01000007391";
    private static final LocalDate BIRTHDAY = LocalDate.of(1983, 2, 11);
    private static final String CI = "CANARYci" + "c".repeat(78) + "==";
    private static final String DI = "CANARYdi" + "d".repeat(55) + "=";

    @Nested
    class ThePage {
        private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\|.*$", Pattern.MULTILINE);
        private static final Pattern SHOWN_BY = Pattern.compile("\\[`(\\w+)\\.(\\w+)`]\\(\\.\\./([^)]+)\\)");

        @ParameterizedTest
        @ValueSource(strings = {"mistakes.md", "mistakes.ko.md"})
        void namesAtLeastOneTestForEachOfThe30(String file) throws IOException {
            var tests = tests(file);

            assertThat(tests.keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 30).boxed().toList());
            assertThat(tests.values()).doesNotContain(List.of());
        }

        @Test
        void namesTheSameTestsInBothLanguages() throws IOException {
            assertThat(tests("mistakes.ko.md")).isEqualTo(tests("mistakes.md"));
        }

        @Test
        void namesTestsThatAreThere() throws IOException {
            for (var test : SHOWN_BY.matcher(read("mistakes.md")).results().toList()) {
                assertThat(ROOT.resolve(test.group(3)))
                        .hasFileName(test.group(1) + ".java")
                        .isRegularFile();
                assertThat(isTest(Files.readString(ROOT.resolve(test.group(3))), test.group(2)))
                        .as(test.group(1) + "." + test.group(2))
                        .isTrue();
            }
        }

        @Test
        void isNotBelievedWhereAMethodIsNoTest() {
            assertThat(isTest("@Test void one() {} void two() {} @ParameterizedTest final void three(", "two"))
                    .isFalse();
            assertThat(isTest("@Test void one() {}", "on")).isFalse();
            assertThat(isTest("void two() {} @ParameterizedTest final void three(", "three"))
                    .isTrue();
        }

        private static Map<Integer, List<String>> tests(String file) throws IOException {
            return ROW.matcher(read(file))
                    .results()
                    .collect(Collectors.toMap(
                            row -> Integer.valueOf(row.group(1)),
                            row -> SHOWN_BY.matcher(row.group())
                                    .results()
                                    .map(MatchResult::group)
                                    .toList()));
        }

        private static String read(String file) throws IOException {
            return Files.readString(ROOT.resolve("docs").resolve(file));
        }

        /** Whether an annotation that makes it a test stands between the method and the one before. */
        private static boolean isTest(String source, String method) {
            var at = source.indexOf("void " + method + "(");
            if (at < 0) {
                return false;
            }
            var before = source.substring(0, at);
            var annotated = Math.max(before.lastIndexOf("@Test"), before.lastIndexOf("@ParameterizedTest"));
            return annotated > before.lastIndexOf("void ");
        }
    }

    /** Of what a browser gets in a whole verification, page and scripts included. */
    @Test
    void givesTheBrowserNeitherKeysNorTokensNorThePerson() {
        try (var server = RunningServer.start("bonin.binding=required")) {
            var told = new ArrayList<String>();
            var popup = server.browser();
            var redirect = server.browser();
            told.add(everything(popup.post("/certifications/requests", "{}")));
            told.add(everything(popup.finish(certify(popup))));
            told.add(everything(redirect.comeBack(
                    "imp_uid=" + certify(redirect) + "&merchant_uid=" + redirect.merchantUid() + "&success=true")));
            for (var path : List.of("/", "/certifications/bonin.js", "/demo/verifications/" + popup.merchantUid())) {
                var answer = server.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                told.add(everything(answer));
            }

            var merchant = server.sandbox().merchant();
            for (var secret : List.of(
                    merchant.impKey(),
                    merchant.impSecret(),
                    accessToken(server),
                    NAME,
                    PHONE,
                    BIRTHDAY.toString(),
                    "CANARY")) {
                assertThat(told).noneMatch(text -> text.contains(secret));
            }
        }
    }

    @Test
    void takesNothingOfThePersonFromThePage() {
        var outcomes = new ArrayList<Outcome>();
        try (var server = RunningServer.startWith(outcomes::add, "bonin.binding=required")) {
            var browser = server.browser();

            var answer = browser.finishWith("{\"imp_uid\":\"" + certify(browser)
                    + "\",\"name\":\"나해커\",\"birthday\":\"1950-01-01\",\"unique_key\":\"mine\",\"person\":{}}");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var person = outcomes.get(0).fold(accepted -> accepted.identity().orElseThrow(), refused -> {
                throw new AssertionError(refused.status());
            });
            assertThat(person.name().verified().orElseThrow().reveal()).isEqualTo(NAME);
            assertThat(person.birthDate().verified().orElseThrow().reveal()).isEqualTo(BIRTHDAY);
            assertThat(person.ci().verified().orElseThrow().reveal()).isEqualTo(CI);
        }
    }

    /**
     * Numbers are 010-0000-xxxx, which nobody has, or the examples that are refused; CI and DI those of the sandbox's
     * people.
     */
    @Test
    void hasNoNumberOrCiOfAnybodyInItsSources() throws IOException {
        var number = Pattern.compile("(?<!\\d)01[016-9][-. ]?\\d{3,4}[-. ]?\\d{4}(?!\\d)");
        var ofNobody = Pattern.compile("010[-. ]?0000[-. ]?\\d{4}");
        var examples = Set.of("010-1234-5678", "011-000-0000", "0110000000", "0100005678");
        var key = Pattern.compile("[A-Za-z0-9+/]{86}==|MC0GCCqGSIb3DQIJAyEA[A-Za-z0-9+/]{43}=");

        var files = sources();
        assertThat(files).hasSizeGreaterThan(400);
        for (var file : files) {
            var text = Files.readString(file);
            assertThat(number.matcher(text).results().map(MatchResult::group))
                    .as(file.toString())
                    .allMatch(found -> ofNobody.matcher(found).matches() || examples.contains(found));
            // There another test compares them with what the sandbox makes of its own people.
            if (!file.toString().contains("/sandbox/rest/")) {
                assertThat(key.matcher(text).results().map(MatchResult::group))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }

    private static List<Path> sources() throws IOException {
        try (var children = Files.list(ROOT)) {
            var files = new ArrayList<Path>();
            for (var child : children.toList()) {
                var folder = child.endsWith("docs") ? child : child.resolve("src");
                if (Files.isDirectory(folder)) {
                    files.addAll(textsBelow(folder));
                } else if (child.toString().endsWith(".md")) {
                    files.add(child);
                }
            }
            return files;
        }
    }

    /** Texts of ours: no packages of others, whose check sums look like a CI. */
    private static List<Path> textsBelow(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> Stream.of("node_modules", "package-lock.json")
                            .noneMatch(other -> file.toString().contains(other)))
                    .filter(file ->
                            file.toString().matches(".*\\.(java|js|mjs|html|css|properties|yaml|md|json|sql|csv)"))
                    .toList();
        }
    }

    private static String certify(Browser browser) {
        return browser.server()
                .sandbox()
                .certify(CertificationOrder.of("adult")
                        .withMerchantUid(browser.merchantUid())
                        .with("name", NAME)
                        .with("phone", PHONE)
                        .with("birthday", BIRTHDAY.toString())
                        .with("unique_key", CI)
                        .with("unique_in_site", DI));
    }

    /** The one that the server uses as well: PortOne gives the same to all who ask. */
    private static String accessToken(RunningServer server) {
        var merchant = server.sandbox().merchant();
        var body = "{\"imp_key\":\"" + merchant.impKey() + "\",\"imp_secret\":\"" + merchant.impSecret() + "\"}";
        var answer =
                server.send(HttpRequest.newBuilder(URI.create(server.sandbox().baseUrl() + "/users/getToken"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
        return JsonPath.read(answer.body(), "$.response.access_token");
    }

    private static String everything(HttpResponse<String> answer) {
        return answer.headers().map() + answer.body();
    }
}
