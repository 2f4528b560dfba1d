package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PortOne V2 out of the box: the ceremony, PortOne's guide, and an application that sends a browser. */
class IdentityFlowTest {
    private static RunningServer server;
    private static ShopServer shop;

    @BeforeAll
    static void start() {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.addAll(List.of(
                "bonin.portone.api=v2",
                "bonin.purposes.default.keep=person,name",
                "bonin.purposes.old.api=v1",
                "bonin.web.return-url=/shop"));
        server = RunningServer.start(settings.toArray(String[]::new));
        shop = ShopServer.of(server, "shop");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static IdentityBrowser verified() {
        var browser = IdentityBrowser.start(server);
        server.sandbox().verify(IdentityVerificationOrder.of("adult").withId(browser.id()));
        return browser;
    }

    @Test
    void answersTheStartWithWhatPortOnesScriptTakes() {
        var browser = IdentityBrowser.start(server);

        assertThat(JsonPath.<Map<String, Object>>read(browser.started(), "$").keySet())
                .containsExactly("identity_verification_id", "purpose", "expires_at", "portone");
        assertThat(JsonPath.<Map<String, Object>>read(browser.started(), "$.portone.request"))
                .containsExactly(
                        Map.entry("storeId", "store-bonin-sandbox"),
                        Map.entry("channelKey", "channel-key-danal"),
                        Map.entry("identityVerificationId", browser.id()),
                        Map.entry("redirectUrl", "/certifications/redirect"));
        assertThat(JsonPath.<String>read(browser.started(), "$.portone.script_url"))
                .isEqualTo(server.sandbox().baseUrl() + "/v2/browser-sdk.js");
        assertThat(browser.started()).doesNotContain(server.sandbox().store().apiSecret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity_verification_id", "identityVerificationId"})
    void finishesByEitherSpelling(String name) {
        var browser = verified();

        var answer = browser.finishWith("{\"" + name + "\":\"" + browser.id() + "\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<Boolean>read(answer.body(), "$.bound")).isTrue();
        assertThat(JsonPath.<String>read(answer.body(), "$.verification_id")).isEqualTo(browser.id());
    }

    @Test
    void finishesByTheRedirect() {
        var browser = verified();

        var answer = browser.comeBack("identityVerificationId=" + browser.id()
                + "&identityVerificationTxId=tx1&transactionType=IDENTITY_VERIFICATION");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .matches(Pattern.quote("/shop?bonin=result&verification_id=" + browser.id() + "&status=accepted&code="
                                + browser.id() + ".")
                        + "[0-9A-Za-z_-]{43}");
    }

    @Test
    void comesBackFromTheRedirectThatFailed() {
        var browser = verified();

        var answer = browser.comeBack("identityVerificationId=" + browser.id() + "&code=FAILURE_TYPE_PG&message=x");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .contains("/shop?bonin=result&status=failed&error_code=FAILURE_TYPE_PG");
    }

    @Test
    void servesV1ForAPurposeThatNamesIt() {
        var browser = Browser.startWith(server, "", "{\"purpose\":\"old\"}");

        assertThat(browser.finish(browser.certify("adult")).statusCode()).isEqualTo(200);
    }

    @Test
    void isWhatThePageOfPortOnesGuideNeeds() {
        var minted = "identity-verification-6d1f0e0c-0000-4000-8000-000000000000";
        server.sandbox().verify(IdentityVerificationOrder.of("adult").withId(minted));
        var body = "{\"identityVerificationId\":\"" + minted + "\"}";

        var answer = IdentityBrowser.send(server, "/identity-verifications", "", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonPath.<Boolean>read(answer.body(), "$.bound")).isFalse();
        BadInputTest.assertProblem(
                IdentityBrowser.send(server, "/identity-verifications", "", body), 404, "not_this_request");
    }

    @Test
    void finishesNoRequestOfOursAtTheGuidesAddress() {
        var browser = verified();

        var answer = IdentityBrowser.send(
                server,
                "/identity-verifications",
                browser.cookie(),
                "{\"identityVerificationId\":\"" + browser.id() + "\"}");

        BadInputTest.assertProblem(answer, 404, "not_this_request");
        assertThat(browser.finish().statusCode()).isEqualTo(200);
    }

    /** A page can open a window by any id: one that looks like ours must not pass for a stranger's. */
    @ParameterizedTest
    @ValueSource(strings = {"upper", "dotted"})
    void finishesNoRequestOfOursInAnotherSpelling(String spelling) {
        var browser = IdentityBrowser.start(server);
        var id = spelling.equals("upper") ? browser.id().toUpperCase(Locale.ROOT) : "." + browser.id() + "-";
        server.sandbox().verify(IdentityVerificationOrder.of("adult").withId(id));
        var body = "{\"identityVerificationId\":\"" + id + "\"}";

        BadInputTest.assertProblem(
                IdentityBrowser.send(server, "/identity-verifications", "", body), 404, "not_this_request");
        BadInputTest.assertProblem(browser.finishWith(body), 404, "not_this_request");
        server.sandbox().verify(IdentityVerificationOrder.of("adult").withId(browser.id()));
        assertThat(browser.finish().statusCode()).isEqualTo(200);
    }

    @Test
    void keepsForeignPagesFromTheGuidesAddress() {
        var answer = server.send(server.request("/identity-verifications")
                .header("Origin", "https://evil.example")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"identityVerificationId\":\"a\"}")));

        BadInputTest.assertProblem(answer, 403, "cross_site");
    }

    @Test
    void endsTheGuidesAddressWhereBindingIsRequired() {
        try (var bound = RunningServer.start("bonin.portone.api=v2", "bonin.binding=required")) {
            var answer =
                    IdentityBrowser.send(bound, "/identity-verifications", "", "{\"identityVerificationId\":\"a\"}");

            assertThat(answer.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void verifiesForAnApplication() {
        var order = shop.order();
        var claimed = SentBrowser.of(server).claim(order.pageToken());
        assertThat(JsonPath.<String>read(claimed.body(), "$.identity_verification_id"))
                .isEqualTo(order.id());
        assertThat(JsonPath.<String>read(claimed.body(), "$.portone.request.redirectUrl"))
                .endsWith("/verify/redirect");
        var browser = SentBrowser.of(server).claimed(claimed);
        server.sandbox().verify(IdentityVerificationOrder.of("adult").withId(order.id()));

        var finished = browser.post("/certifications", "{\"identity_verification_id\":\"" + order.id() + "\"}");
        var redeemed = shop.redeem(order.id(), JsonPath.read(finished.body(), "$.code"));

        assertThat(redeemed.statusCode()).as(redeemed.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(redeemed.body(), "$.provider")).isEqualTo("danal");
        var erased = shop.erase(order.id(), "?at_source=true");
        assertThat(JsonPath.<String>read(erased.body(), "$.source")).isEqualTo("not_offered");
    }
}
