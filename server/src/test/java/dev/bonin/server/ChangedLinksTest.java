package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A person whose link was changed on its way, or whose browser sends too much, reads a sentence and no JSON. */
@ExtendWith(OutputCaptureExtension.class)
class ChangedLinksTest {
    private static final int MORE_THAN_WE_TAKE = 17_000;

    private static RunningServer server;
    private static ShopServer shop;

    @BeforeAll
    static void start() {
        server = RunningServer.start(ShopServer.settings("shop"));
        shop = ShopServer.of(server, "shop");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/verify%23", "/verify/%23"})
    void leadBackToThePageWithTheirToken(String start, CapturedOutput log) throws Exception {
        var order = shop.order();

        var answer = get(start + order.pageToken(), "Accept: text/html");

        assertThat(answer)
                .startsWith("HTTP/1.1 303 ")
                .contains("Location: " + order.url() + "\r\n")
                .containsIgnoringCase("cache-control: no-store")
                .containsIgnoringCase("referrer-policy: no-referrer");
        assertThat(log).doesNotContain(order.pageToken());
    }

    @Test
    void leadBackToThePageWithoutASlash() throws Exception {
        assertThat(get("/verify/", "Accept: text/html"))
                .startsWith("HTTP/1.1 303 ")
                .contains("Location: " + server.url("/verify") + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "/verify%23, ko, 찾을 수 없습니다",
        "/verify%23short, en, Not found",
        "/verify/%23%0d%0aX:1, ko, 찾을 수 없습니다",
        "/verify%23https:%2f%2fevil.example, en, Not found",
        "/verify/nothing, ko, 찾을 수 없습니다",
        "/nothing, ko, 찾을 수 없습니다",
        "/nothing, en, Not found"
    })
    void arePagesWithASentenceWhereTheyLeadNowhere(String path, String language, String title) throws Exception {
        var answer = get(path, "Accept: text/html,*/*;q=0.8\r\nAccept-Language: " + language);

        assertThat(answer)
                .matches("(?s)HTTP/1\\.1 40[04] .*")
                .containsIgnoringCase("content-type: text/html")
                .containsIgnoringCase("x-content-type-options: nosniff")
                .containsIgnoringCase("content-security-policy: default-src 'none'")
                .doesNotContain("evil.example");
        assertThat(answer).containsAnyOf(title, "400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/verify", "/", "/certifications/redirect"})
    void saysInBothLanguagesThatThereAreTooManyCookies(String path) throws Exception {
        var answer = get(path, "Accept: text/html\r\nCookie: x=" + "a".repeat(MORE_THAN_WE_TAKE));

        assertThat(answer)
                .startsWith("HTTP/1.1 431 ")
                .containsIgnoringCase("content-type: text/html")
                .contains("쿠키가 너무 많습니다", "쿠키를 지우고", "too many cookies", "delete the cookies")
                .doesNotContain("aaaa");
    }

    @Test
    void tellsAPageThatCallsSoInAProblem() throws Exception {
        var answer = RawHttp.exchange(
                server.port(),
                RawHttp.request(
                        "POST /certifications/requests HTTP/1.1",
                        "Host: localhost",
                        "Content-Length: 0",
                        "Cookie: x=" + "a".repeat(MORE_THAN_WE_TAKE),
                        "Connection: close"));

        assertThat(answer)
                .startsWith("HTTP/1.1 431 ")
                .containsIgnoringCase("content-type: application/problem+json")
                .contains("\"code\":\"headers_too_large\"");
    }

    private static String get(String path, String headers) throws Exception {
        return RawHttp.exchange(
                server.port(),
                RawHttp.request("GET " + path + " HTTP/1.1", "Host: localhost", headers, "Connection: close"));
    }
}
