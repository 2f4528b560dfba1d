package dev.bonin.sandbox.window;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The window's answers to clients other than its page, and to orders that iamport.js never sends. */
class WindowOverHttpTest {
    private static final String ATTEMPT = "abcdefghijklmnop234567";

    private final WindowBench bench = new WindowBench();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        bench.close();
    }

    @Nested
    class Script {

        @Test
        void isServedWithItsSentences() throws Exception {
            HttpResponse<String> script = get("/v1/iamport.js");

            assertThat(script.headers().firstValue("Content-Type")).contains("text/javascript; charset=UTF-8");
            assertThat(script.headers().firstValue("Cross-Origin-Resource-Policy"))
                    .contains("cross-origin");
            assertThat(script.body()).contains("\"sdk.popup_blocked\"").contains("팝업이 차단되어");
        }

        @Test
        void isWhereTheSandboxSaysItIs() throws Exception {
            try (Sandbox sandbox = Sandbox.start()) {
                HttpRequest request =
                        HttpRequest.newBuilder(URI.create(sandbox.scriptUrl())).build();

                assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("global.IMP");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"iamport.js", "texts.ko.json", "window.html", "..%2Fwindow.css", "WindowAssets.class"})
        void isNotABackDoorToOtherFiles(String name) throws Exception {
            assertThat(get("/window/assets/" + name).statusCode()).isEqualTo(404);
        }
    }

    @Nested
    class Page {

        @Test
        void allowsNoInlineScriptNoFrameAndNoReferrer() throws Exception {
            HttpResponse<String> page = get(open(popupOrder()));

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .contains("script-src 'self'")
                    .doesNotContain("unsafe");
            assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        }

        @Test
        void writesNothingOfTheOrderAsMarkup() throws Exception {
            Map<String, String> order = popupOrder();
            order.put("channelKey", "</script><script>alert(1)</script>");
            HttpResponse<String> page = post("/window", order);

            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).doesNotContain("<script>alert").contains("&lt;script&gt;");
        }

        @Test
        void saysThatAnUnknownWindowIsGone() throws Exception {
            HttpResponse<String> page = get("/window/0123456789abcdef0123456789abcdef");

            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).contains("원래 화면에서 다시 시작해 주세요");
        }

        @Test
        void saysItInEnglishToo() throws Exception {
            HttpRequest request = HttpRequest.newBuilder(uri("/window/none"))
                    .header("Accept-Language", "en-GB,en")
                    .build();

            assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("lang=\"en\"");
        }
    }

    @Nested
    class Order {

        @ParameterizedTest
        @CsvSource({
            "imp_code, imp99999999, unknown_merchant",
            "imp_code, '', unknown_merchant",
            "channelKey, channel-key-of-nobody, unknown_channel",
            "pg, toss, unknown_channel",
            "pg, danal.NOBODY, unknown_channel",
            "min_age, nineteen, bad_parameter",
            "min_age, -1, bad_parameter",
            "min_age, 99999999999, bad_parameter",
            "carrier, KT, 9010"
        })
        void isRefusedWithAReasonForThePage(String field, String value, String errorCode) throws Exception {
            Map<String, String> order = popupOrder();
            order.put(field, value);
            HttpResponse<String> page = post("/window", order);

            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body())
                    .contains("\"error_code\":\"" + errorCode + "\"")
                    .contains("\"merchant_uid\":\"order-9\"")
                    .contains("\"imp_uid\":null");
        }

        @ParameterizedTest
        @CsvSource({"opener_origin, null", "opener_origin, *", "opener_origin, https://shop.example/join", "attempt, x"
        })
        void isRefusedWithoutATrustworthyWayBack(String field, String value) throws Exception {
            Map<String, String> order = popupOrder();
            order.put(field, value);
            HttpResponse<String> page = post("/window", order);

            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).doesNotContain("error_code");
        }

        @ParameterizedTest
        @CsvSource({
            "pg, danal.A010002003, danal",
            "pg, kcp_v2, kcp_v2",
            "channelKey, channel-key-sandbox-inicis, inicis_unified",
            "pg, '', danal"
        })
        void findsItsChannel(String field, String value, String provider) throws Exception {
            Map<String, String> order = popupOrder();
            order.put(field, value);
            String impUid = impUid(state(open(order)));

            assertThat(bench.record(impUid).findString("pg_provider")).contains(provider);
        }

        @Test
        void ignoresDanalsOwnParametersElsewhere() throws Exception {
            Map<String, String> order = popupOrder();
            order.put("pg", "kcp_v2");
            order.put("min_age", "nineteen");
            order.put("name", "이름");

            assertThat(state(open(order))).contains("\"prefill\":{\"name\":null");
        }

        @Test
        void isRefusedAsAnythingButAForm() throws Exception {
            HttpRequest json = HttpRequest.newBuilder(uri("/window"))
                    .header("Content-Type", "application/json")
                    .POST(ofString("{}"))
                    .build();

            assertThat(client.send(json, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
        }
    }

    @Nested
    class Actions {

        @ParameterizedTest
        @CsvSource({
            "Origin, https://evil.example",
            "Origin, null",
            "Origin, http://localhost:1",
            "Sec-Fetch-Site, cross-site",
            "Sec-Fetch-Site, same-site",
            "Sec-Fetch-Site, none"
        })
        void areRefusedToOtherPages(String header, String value) throws Exception {
            String window = open(popupOrder());
            HttpRequest request = action(window, "quick", "{\"persona\":\"adult\"}")
                    .header(header, value)
                    .build();

            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(403);
            assertThat(state(window)).contains("\"state\":\"open\"");
        }

        @Test
        void areRefusedAsAForm() throws Exception {
            assertThat(post(open(popupOrder()) + "/quick", Map.of("persona", "adult"))
                            .statusCode())
                    .isEqualTo(415);
        }

        @ParameterizedTest
        @CsvSource({
            "quick, '{\"persona\":\"nobody\"}', 400",
            "quick, '{}', 400",
            "quick, '[]', 400",
            "quick, '{', 400",
            "details, '{}', 422",
            "details, '{\"consents\":[1,{}]}', 422",
            "code, '{\"code\":\"123456\"}', 409",
            "code, '{\"code\":\"12345\"}', 422",
            "code, '{\"code\":123456}', 422",
            "resend, '{}', 409",
            "approve, '{}', 409",
            "finish, '{}', 409",
            "certify, '{}', 404",
            "edit, '{}', 200"
        })
        void answerBadInputClearly(String action, String body, int status) throws Exception {
            String window = open(popupOrder());
            HttpResponse<String> answer =
                    client.send(action(window, action, body).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(state(window)).contains("\"state\":\"open\"");
        }

        @Test
        void tellNoOutcomeBeforeTheEnd() throws Exception {
            String window = open(popupOrder());
            assertThat(state(window)).doesNotContain("outcome").doesNotContain("success");

            client.send(action(window, "cancel", "{}").build(), BodyHandlers.ofString());

            assertThat(state(window)).contains("\"outcome\":{\"success\":false");
        }

        @Test
        void doNotExistForUnknownWindows() throws Exception {
            HttpRequest request = action("/window/unknown", "cancel", "{}").build();

            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(404);
        }
    }

    private static Map<String, String> popupOrder() {
        return new LinkedHashMap<>(Map.of(
                "imp_code", "imp00000000",
                "merchant_uid", "order-9",
                "mode", "popup",
                "attempt", ATTEMPT,
                "origin", "https://shop.example/join",
                "opener_origin", "https://shop.example"));
    }

    /** Returns the path of the window that was opened for the order. */
    private String open(Map<String, String> order) throws IOException, InterruptedException {
        HttpResponse<String> opened = post("/window", order);
        assertThat(opened.statusCode()).isEqualTo(303);
        return opened.headers().firstValue("Location").orElseThrow();
    }

    private String state(String window) throws IOException, InterruptedException {
        return get(window + "/state").body();
    }

    private static String impUid(String state) {
        return state.replaceAll(".*\"imp_uid\":\"(imp_[0-9]{12})\".*", "$1");
    }

    private HttpRequest.Builder action(String window, String action, String body) {
        return HttpRequest.newBuilder(uri(window + "/" + action))
                .header("Content-Type", "application/json")
                .POST(ofString(body));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(bench.url(path));
    }
}
