package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.application.ApplicationKey;
import dev.bonin.sandbox.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an application calls, over HTTP. */
class ApplicationCallsTest {
    private static SettableClock clock;
    private static RunningServer server;
    private static ShopServer shop;

    @BeforeAll
    static void start() {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.addAll(List.of(ShopServer.settings("cafe")));
        clock = SettableClock.at(Instant.now());
        server = RunningServer.startWithBean("clock", clock, settings.toArray(String[]::new));
        shop = ShopServer.of(server, "shop");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void learnsWhatBecameOfItsOrder() {
        var order = shop.order();
        assertThat(order.url()).matches("http://localhost:" + server.port() + "/verify#[0-9A-Za-z_-]{43}");
        assertThat(order.url()).doesNotContain(order.id());
        assertThat(status(order)).isEqualTo("open");

        var code = SentBrowser.of(server).claimed(order.pageToken()).code(order.id());
        assertThat(status(order)).isEqualTo("accepted");
        var redeemed = shop.redeem(order.id(), code);

        assertThat(redeemed.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<Map<String, Object>>read(redeemed.body(), "$"))
                .containsEntry("id", order.id())
                .containsEntry("status", "accepted")
                .containsEntry("mode", "sandbox")
                .containsEntry("purpose", "default")
                .containsEntry("subject", ShopServer.SUBJECT)
                .containsEntry("decisions", List.of())
                .containsKeys("provider", "certified_at", "finished_at")
                .as("nothing of the person")
                .doesNotContainKeys("person", "name", "ci");
        assertThat(JsonPath.<String>read(shop.find(order.id()).body(), "$.redeemed_at"))
                .isNotBlank();
    }

    @Nested
    class Callers {
        @Test
        void areKnownByBasicOrBearer() {
            var bearer =
                    new ShopServer(server, "bearer " + ShopServer.key("shop").reveal(), shop.returnUrl());

            assertThat(bearer.find(bearer.order().id()).statusCode()).isEqualTo(200);
        }

        @Test
        void areRefusedAlikeWhateverIsWrong() {
            var wrong = ApplicationKey.draw(new Random(99)).reveal();
            var refusals = new ArrayList<Map<String, Object>>();
            for (var authorization : List.of(
                    ShopServer.basic("shop", wrong),
                    ShopServer.basic("nobody", wrong),
                    ShopServer.basic("cafe", ShopServer.key("shop").reveal()),
                    ShopServer.basic("", ShopServer.key("shop").reveal()),
                    ShopServer.basic("shop", ""),
                    "Basic !!!",
                    "Basic",
                    "Basic c2hvcA==",
                    "Bearer " + wrong,
                    "Bearer " + ShopServer.key("shop").hash().hex(),
                    "Digest username=shop",
                    " ")) {
                var answer = new ShopServer(server, authorization, "").find("x");
                assertProblem(answer, 401, "unauthorized");
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                        .contains("Basic", "Bearer");
                refusals.add(withoutRequestId(answer));
            }
            assertThat(refusals).containsOnly(refusals.get(0));
        }

        @Test
        void areRefusedWithoutAKeyWhateverTheyAsk() {
            assertProblem(server.get("/v1/verifications/x"), 401, "unauthorized");
            assertProblem(server.get("/v1/nothing"), 401, "unauthorized");
            var twice = shop.call("/x").header("Authorization", shop.authorization());
            assertProblem(server.send(twice), 401, "unauthorized");
        }

        @Test
        void areNoPages() {
            for (var origin : List.of("https://shop.example", server.url(""), "null")) {
                var answer = server.send(shop.call("/x").header("Origin", origin));
                assertProblem(answer, 403, "not_for_browsers");
                assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                        .isEmpty();
            }
            var preflight = server.send(server.request("/v1/verifications")
                    .header("Origin", "http://localhost:5173")
                    .header("Access-Control-Request-Method", "POST")
                    .header("Access-Control-Request-Headers", "authorization")
                    .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(preflight.statusCode()).isEqualTo(403);
            assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                    .isEmpty();
        }

        @Test
        void seeTheirOwnVerificationsOnlyAndCannotTellOthersFromNone() {
            var order = shop.order();
            var code = SentBrowser.of(server).claimed(order.pageToken()).code(order.id());
            var cafe = ShopServer.of(server, "cafe");
            var foreign = cafe.find(order.id());

            assertProblem(foreign, 404, "unknown_verification");
            assertThat(withoutRequestId(foreign))
                    .isEqualTo(withoutRequestId(cafe.find("0".repeat(32))))
                    .isEqualTo(withoutRequestId(cafe.find("nonsense")))
                    .isEqualTo(withoutRequestId(cafe.cancel(order.id())))
                    .isEqualTo(withoutRequestId(cafe.redeem(order.id(), code)));
            assertThat(shop.redeem(order.id(), code).statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class AnOrder {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://shop.example/done?from=bonin/",
                    "https://shop.example/done",
                    "https://shop.example/done?from=bonin#x",
                    "https://SHOP.example/done?from=bonin",
                    "https://shop.example@evil.example/done?from=bonin",
                    "https://evil.example\\@shop.example/done?from=bonin",
                    "https://shop.example.evil.example/done?from=bonin"
                })
        void isRefusedForSomebodyElsesReturnUrl(String url) {
            assertProblem(shop.post("", ShopServer.order("s", url, "s")), 400, "return_url_not_registered");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'' | malformed_body",
                    "nonsense | malformed_body",
                    "[] | malformed_body",
                    "\"text\" | malformed_body",
                    "{} {} | malformed_body",
                    "{\"subject\":\"a\",\"subject\":\"b\"} | malformed_body",
                    "{\"subjekt\":\"a\"} | unknown_member",
                    "{\"scope\":\"ci\",\"subject\":\"a\"} | unknown_member",
                    "{\"return_url\":\"https://shop.example/done?from=bonin\"} | missing_member",
                    "{\"subject\":null,\"return_url\":\"x\"} | missing_member",
                    "{\"subject\":\"\",\"return_url\":\"x\"} | missing_member",
                    "{\"subject\":\"a\"} | missing_member",
                    "{\"subject\":42,\"return_url\":\"x\"} | malformed_member",
                    "{\"subject\":[\"a\"],\"return_url\":\"x\"} | malformed_member",
                    "{\"subject\":\"a\\u0000\",\"return_url\":\"https://shop.example/done?from=bonin\"} | malformed_member",
                    "{\"subject\":\"a\",\"state\":true,\"return_url\":\"x\"} | malformed_member",
                    "{\"subject\":\"a\",\"purpose\":\"party\",\"return_url\":\"x\"} | unknown_purpose"
                })
        void isRefusedWhereItCannotBeReadInOneWay(String body, String code) {
            assertProblem(shop.post("", body), 400, code);
        }

        @Test
        void isToldWhatIsKnownAndWhatIsAllowed() {
            assertThat(JsonPath.<List<String>>read(
                            shop.post("", "{\"subjekt\":\"a\"}").body(), "$.known"))
                    .containsExactly(
                            "policies",
                            "purpose",
                            "return_url",
                            "state",
                            "subject",
                            "typed_birthday",
                            "typed_name",
                            "typed_phone",
                            "window");
            var tooLong = shop.post("", ShopServer.order("s", shop.returnUrl(), "a".repeat(1025)));
            assertProblem(tooLong, 400, "malformed_member");
            assertThat(tooLong.body()).contains("\"member\":\"state\"", "1024");
        }

        @Test
        void isJsonOfAReasonableSize() {
            var form = shop.call("").header("Content-Type", "text/plain").POST(BodyPublishers.ofString("{}"));
            assertProblem(server.send(form), 415, "json_expected");
            assertProblem(shop.post("", "{\"subject\":\"" + "a".repeat(9_000) + "\"}"), 413, "body_too_large");
            assertProblem(
                    shop.post("", ShopServer.order("a".repeat(257), shop.returnUrl(), "")), 400, "malformed_member");
        }
    }

    @Nested
    class ACode {
        @Test
        void isRedeemedOnceByWhoSpeaksOfTheSamePersonAndMatter() {
            var order = shop.order();
            var code = SentBrowser.of(server).claimed(order.pageToken()).code(order.id());
            var id = order.id();

            assertProblem(shop.redeem(id, code, "고객 43", "default"), 409, "subject_mismatch");
            assertProblem(shop.redeem(id, code, ShopServer.SUBJECT, "signup"), 409, "purpose_mismatch");
            assertProblem(shop.redeem(id, "x".repeat(43), "고객 43", "signup"), 400, "invalid_code");
            assertThat(shop.redeem(id, code).statusCode()).isEqualTo(200);
        }

        @Test
        void isRedeemedByOneCallWhichIsAnsweredAgainForFiveMinutes() {
            var order = shop.order();
            var code = SentBrowser.of(server).claimed(order.pageToken()).code(order.id());
            assertThat(firstTime(shop.redeemAs("form-7", order.id(), code))).isTrue();
            assertThat(firstTime(shop.redeemAs("form-7", order.id(), code))).isFalse();
            assertProblem(shop.redeemAs("form-8", order.id(), code), 409, "already_redeemed");
            assertProblem(shop.redeem(order.id(), code), 409, "already_redeemed");

            clock.advance(Duration.ofMinutes(5).plusMillis(1));
            assertProblem(shop.redeemAs("form-7", order.id(), code), 409, "already_redeemed");
            clock.advance(Duration.ofMinutes(5).plusMillis(1).negated());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a b"})
        void isNotRedeemedByACallOfAnInvalidName(String name) {
            var order = shop.order();
            var code = SentBrowser.of(server).claimed(order.pageToken()).code(order.id());

            assertProblem(shop.redeemAs(name, order.id(), code), 400, "malformed_member");
            assertProblem(shop.redeemAs("x".repeat(256), order.id(), code), 400, "malformed_member");
            assertThat(firstTime(shop.redeemAs("x".repeat(255), order.id(), code)))
                    .isTrue();
        }

        private static boolean firstTime(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return JsonPath.<Boolean>read(answer.body(), "$.first_time");
        }

        @Test
        void isOfItsVerificationAndItsBrowser() {
            var first = shop.order();
            var second = shop.order();
            var browser = SentBrowser.of(server).claimed(first.pageToken());
            var another = SentBrowser.of(server).claimed(second.pageToken());
            var code = browser.code(first.id());
            assertProblem(shop.redeem(second.id(), code), 400, "invalid_code");
            var anothers = another.code(second.id());

            assertProblem(shop.redeem(second.id(), code), 400, "invalid_code");
            assertProblem(shop.redeem(first.id(), anothers), 400, "invalid_code");
        }

        @Test
        void isGoodForHalfAnHour() {
            var order = shop.order();
            var code = SentBrowser.of(server).claimed(order.pageToken()).code(order.id());
            var late = Duration.ofMinutes(30).plusMillis(1);

            clock.advance(late);
            assertProblem(shop.redeem(order.id(), code), 410, "code_expired");
            clock.advance(late.negated());
            assertThat(shop.redeem(order.id(), code).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void callsOffWhatNobodyHasFinished() {
        var open = shop.order();
        var browser = SentBrowser.of(server).claimed(open.pageToken());
        assertThat(shop.cancel(open.id()).statusCode()).isEqualTo(200);
        assertThat(status(open)).isEqualTo("cancelled");
        assertThat(browser.finish(open.id()).statusCode()).isNotEqualTo(200);

        var finished = shop.order();
        SentBrowser.of(server).claimed(finished.pageToken()).code(finished.id());
        assertProblem(shop.cancel(finished.id()), 409, "already_accepted");
    }

    private static String status(ShopServer.Order order) {
        return JsonPath.read(shop.find(order.id()).body(), "$.status");
    }

    private static Map<String, Object> withoutRequestId(HttpResponse<String> answer) {
        Map<String, Object> members = JsonPath.read(answer.body(), "$");
        members.remove("request_id");
        return members;
    }
}
