package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.bonin.docs.Sample;
import dev.bonin.sandbox.Sandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application made of the samples alone starts, and a person verifies in it with a real browser. */
class SampleApplicationTest {
    private static final Sandbox PORT_ONE = Sandbox.start();

    @SuppressWarnings("NullAway.Init") // there before the first test
    private static Chromium chromium;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @BeforeAll
    static void launch() {
        chromium = Chromium.launch();
    }

    @AfterAll
    static void close() {
        chromium.close();
        PORT_ONE.close();
    }

    @Test
    void acceptsAPersonWithReadmesSettingsHandlerAndPage() throws Exception {
        var samples = Sample.on("README.md");
        try (var application = SampleApplication.start(PORT_ONE, folder, samples, page("README.md"))) {
            assertThat(shownTo("ko-KR", "adult", application)).isEqualTo("accepted");
            assertThat(application.signedUp()).hasSize(1);
        }
    }

    @Test
    void refusesAPersonByThePolicyOfThePagesInTheirWords() throws Exception {
        var page = page("docs/page.md").replace("purpose: \"signup\"", "purpose: \"club\"");
        try (var application = SampleApplication.start(PORT_ONE, folder, ofTheStarter(), page)) {
            assertThat(shownTo("ko-KR", "adult", application)).isEqualTo("refused 1970년대에 태어난 분만 이용하실 수 있습니다.");
            assertThat(shownTo("en-US", "adult", application))
                    .isEqualTo("refused This is for people born in the seventies only.");
            assertThat(status(application, "/actuator/health/readiness")).isEqualTo(200);
        }
    }

    /** What one starts with; code that calls services of the application's own is left out. */
    private static List<Sample> ofTheStarter() {
        var beans = Stream.of("docs/starter.md", "docs/policies.md")
                .flatMap(page -> Sample.on(page, "java").stream())
                .filter(sample -> sample.text().startsWith("@Bean"))
                .filter(sample -> !sample.text().contains("HttpSecurity"));
        var texts = Stream.of("docs/starter.md", "docs/starter.ko.md")
                .flatMap(page -> Sample.on(page, "properties").stream());
        return Stream.of(Sample.on("docs/starter.md", "yaml").stream(), beans, texts)
                .flatMap(samples -> samples)
                .toList();
    }

    private static String page(String document) {
        var snippets = Sample.on(document, "html");
        assertThat(snippets).as(document).hasSize(1);
        return snippets.get(0).text();
    }

    private static String shownTo(String locale, String persona, SampleApplication application) {
        try (var context = chromium.desktop(locale)) {
            var page = context.newPage();
            page.navigate(application.url("/"));
            Page window = page.waitForPopup(() -> page.click("#button"));
            Shop.certify(window, persona);
            page.waitForFunction("document.getElementById('shown').textContent");
            return page.textContent("#shown");
        }
    }

    private static int status(SampleApplication application, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(application.url(path))).build(), BodyHandlers.ofString())
                .statusCode();
    }
}
