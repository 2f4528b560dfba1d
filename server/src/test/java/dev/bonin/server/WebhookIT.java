package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.standardwebhooks.Webhook;
import dev.bonin.jdbc.FreePorts;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.webhook.WebhookSecret;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application's person was told, the application gets too, even if the server is killed in between. */
class WebhookIT {
    private static final String RETURN_URL = "https://shop.example/done";
    private static final WebhookSecret SECRET = WebhookSecret.draw(new Random(1));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final Sandbox portOne = Sandbox.start();

    @AfterEach
    void close() {
        portOne.close();
    }

    @Test
    void anotherProcessTellsWhatWasAcknowledgedBeforeAKill() throws Exception {
        int port = FreePorts.one();
        var launch = PackagedServerLaunch.bound(folder, portOne)
                .with(
                        "BONIN_APPLICATIONS_SHOP_KEYSHA256",
                        ShopServer.key("shop").hash().hex())
                .with("BONIN_APPLICATIONS_SHOP_RETURNURLS", RETURN_URL)
                .with("BONIN_APPLICATIONS_SHOP_WEBHOOKURL", "http://127.0.0.1:" + port + "/webhooks")
                .with("BONIN_APPLICATIONS_SHOP_WEBHOOKSECRET", SECRET.reveal());
        String id;
        try (var server = launch.start().awaitReady()) {
            id = accepted(server);
            server.kill();
        }

        try (var inbox = RawWebhooks.open(port);
                var server = launch.start().awaitReady()) {
            var told = inbox.next();

            assertThat(server.log()).doesNotContain(SECRET.reveal());
            new Webhook(SECRET.reveal()).verify(told.body(), told.headers());
            assertThat(JsonPath.<String>read(told.body(), "$.type")).isEqualTo("verification.accepted");
            assertThat(JsonPath.<String>read(told.body(), "$.data.verification_id"))
                    .isEqualTo(id);
        }
    }

    private String accepted(PackagedServer server) {
        var authorization = ShopServer.basic("shop", ShopServer.key("shop").reveal());
        var order = post(
                server,
                server.request("/v1/verifications").header("Authorization", authorization),
                ShopServer.order(ShopServer.SUBJECT, RETURN_URL, ShopServer.STATE),
                201);
        String id = JsonPath.read(order.body(), "$.id");
        String url = JsonPath.read(order.body(), "$.url");
        var claim = post(
                server,
                server.request("/verify/claim"),
                ShopServer.json(Map.of("page_token", url.substring(url.indexOf('#') + 1))),
                201);
        var cookie = claim.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        var impUid = portOne.certify(CertificationOrder.of("adult").withMerchantUid(id));
        post(
                server,
                server.request("/certifications").header("Cookie", cookie),
                ShopServer.json(Map.of("imp_uid", impUid, "merchant_uid", id)),
                200);
        return id;
    }

    private static HttpResponse<String> post(
            PackagedServer server, HttpRequest.Builder request, String body, int expected) {
        var answer =
                server.send(request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return answer;
    }
}
