package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a page loads the script, it finds its endpoints or says how to load it. */
class LoadedScriptTest {
    private static RunningServer server;
    private static Chromium chromium;

    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        server = RunningServer.startWithBean("shopPages", new ShopPages("/certifications"), "bonin.binding=required");
        chromium = Chromium.launch();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        server.close();
    }

    @BeforeEach
    void arrive() {
        context = chromium.desktop("ko-KR");
        page = context.newPage();
        page.navigate(server.url("/empty"));
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // as jQuery's getScript and append do
                "fetch('/certifications/bonin.js').then((answer) => answer.text()).then((text) => {"
                        + " const script = document.createElement('script'); script.text = text;"
                        + " document.head.append(script); script.remove(); })",
                "fetch('/certifications/bonin.js?_=17').then((answer) => answer.text()).then((text) => (0, eval)(text))",
                "import('/certifications/bonin.js')",
                "import('/certifications/bonin.mjs').then((module) => (window.Bonin = module.default))",
                "new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement('script'),"
                        + " { type: 'module', src: '/certifications/bonin.js', onload, onerror })))"
            })
    void findsTheEndpoints(String load) {
        page.evaluate(load);

        assertThat(page.evaluate("Bonin.prepare()")).isEqualTo(true);
    }

    @Test
    void saysHowToLoadItWhereItCannotKnow() {
        var text = server.get("/certifications/bonin.js").body();

        assertThatThrownBy(() -> page.evaluate("text => (0, eval)(text)", text))
                .isInstanceOf(PlaywrightException.class)
                .hasMessageContaining("Load Bonin by <script src> or import");
    }

    @Test
    void saysThatThePageIsAtAnotherOrigin() {
        var elsewhere = server.url("/certifications/bonin.js").replace("localhost", "127.0.0.1");
        page.evaluate(
                "address => new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement('script'),"
                        + " { src: address, onload, onerror })))",
                elsewhere);

        assertThat(page.evaluate("Bonin.verify().then((result) => result.code)"))
                .isEqualTo("other_origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?status=cancelled&page=2",
                "?code=SOCIAL1&state=xyz&status=cancelled",
                "?status=accepted&verification_id=0123456789abcdefghij0123456789ab",
                "?bonin=result",
                "?bonin=result&status=unknown&page=%20",
                "?bonin=other&status=cancelled"
            })
    void leavesParametersThatAreNotOfARedirectOfItsOwn(String query) {
        page.evaluate("query => history.replaceState({ mine: 1 }, '', query + '#here')", query);
        page.evaluate("import('/certifications/bonin.js')");

        assertThat(page.evaluate("Bonin.result()")).isNull();
        assertThat(page.url()).endsWith("/empty" + query + "#here");
        assertThat(page.evaluate("history.state.mine")).isEqualTo(1);
    }

    @Test
    void takesWhatFollowsItsMarkAndLeavesTheRest() {
        var id = "0123456789abcdefghij0123456789ab";
        page.evaluate(
                "query => history.replaceState(null, '', query)",
                "?state=theirs&status=open&q=a%20b+c&bonin=result&verification_id=" + id
                        + "&status=refused&reason=under_age&utm=%ED%99%8D#here");
        page.evaluate("import('/certifications/bonin.js')");

        assertThat(page.evaluate("JSON.stringify(Bonin.result())"))
                .isEqualTo("{\"verification_id\":\"" + id + "\",\"status\":\"refused\",\"reason\":\"under_age\"}");
        assertThat(page.url()).endsWith("/empty?state=theirs&status=open&q=a%20b+c&utm=%ED%99%8D#here");
        assertThat(page.evaluate("Bonin.result().status")).as("still known").isEqualTo("refused");
    }
}
