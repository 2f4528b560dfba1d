package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.standardwebhooks.Webhook;
import dev.bonin.server.RawWebhooks.Received;
import dev.bonin.server.command.BoninCommand;
import dev.bonin.testkit.WebhookInbox;
import dev.bonin.webhook.WebhookSecret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An application gets what becomes of the verifications that it ordered. */
@ExtendWith(OutputCaptureExtension.class)
class WebhookFlowTest {
    private static final WebhookSecret SECRET = WebhookSecret.draw(new Random(1));

    private final DataFolder data = DataFolder.create();

    @SuppressWarnings("NullAway.Init") // opened before each test
    private RawWebhooks inbox;

    @BeforeEach
    void open() throws Exception {
        inbox = RawWebhooks.open();
        System.setProperty("bonin.data", data.path().toString());
    }

    @AfterEach
    void close() {
        System.clearProperty("bonin.data");
        inbox.close();
        data.close();
    }

    private RunningServer declaring(String... more) {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.add("bonin.applications.shop.webhook-url=" + inbox.url());
        settings.add("bonin.applications.shop.webhook-secret=" + SECRET.reveal());
        settings.addAll(List.of(more));
        return RunningServer.start(settings.toArray(String[]::new));
    }

    private static String accepted(RunningServer server, ShopServer shop) {
        var order = shop.order();
        SentBrowser.of(server).claimed(order.pageToken()).code(order.id());
        return order.id();
    }

    private static String type(Received received) {
        return JsonPath.read(received.body(), "$.type");
    }

    @Test
    void isToldOfAnAcceptanceAndAnErasureAndOfNobody(CapturedOutput log) throws Exception {
        try (var server = declaring("logging.level.root=debug", "logging.level.jdk.internal.httpclient=off")) {
            var shop = ShopServer.of(server, "shop");

            var id = accepted(server, shop);
            var told = inbox.next();

            new Webhook(SECRET.reveal()).verify(told.body(), told.headers());
            assertThat(type(told)).isEqualTo("verification.accepted");
            assertThat(JsonPath.<String>read(told.body(), "$.data.verification_id"))
                    .isEqualTo(id);
            assertThat(JsonPath.<String>read(told.body(), "$.data.mode")).isEqualTo("sandbox");
            assertThat(JsonPath.<String>read(told.body(), "$.data.status")).isEqualTo("accepted");
            assertThat(JsonPath.<Map<String, Object>>read(told.body(), "$.data"))
                    .containsOnlyKeys("verification_id", "purpose", "mode", "status");

            shop.erase(id, "");
            var erased = inbox.next();
            assertThat(type(erased)).isEqualTo("verification.erased");
            for (var text : List.of(told.toString(), erased.toString(), log.getAll())) {
                assertThat(text).doesNotContain(ShopServer.SUBJECT, ShopServer.STATE, SECRET.reveal(), "홍길동");
            }
        }
    }

    /** What users' tests have in the place of their application. */
    @Test
    void isUnderstoodByTheInboxOfTheTestkit() throws Exception {
        try (var theirs = WebhookInbox.open(new Random(2));
                var server = RunningServer.start(Stream.concat(
                                Stream.of(ShopServer.settings("shop")),
                                Stream.of(
                                        "bonin.applications.shop.webhook-url=" + theirs.url(),
                                        "bonin.applications.shop.webhook-secret=" + theirs.secret()))
                        .toArray(String[]::new))) {
            var shop = ShopServer.of(server, "shop");
            var id = accepted(server, shop);

            var told = theirs.next();
            assertThat(told.type()).isEqualTo("verification.accepted");
            assertThat(told.verificationId()).isEqualTo(id);
            shop.erase(id, "");
            assertThat(theirs.next().status()).isEqualTo("erased");
            assertThat(theirs.refused()).isEmpty();
        }
    }

    @Test
    void isToldWhyAPolicyRefused() throws Exception {
        try (var server = declaring("bonin.purposes.default.policies=minimum_age:99")) {
            var order = ShopServer.of(server, "shop").order();
            SentBrowser.of(server).claimed(order.pageToken()).finish(order.id());

            var told = inbox.next();

            assertThat(type(told)).isEqualTo("verification.refused");
            assertThat(JsonPath.<String>read(told.body(), "$.data.reason")).isEqualTo("under_age");
        }
    }

    @Test
    void isToldAgainWithTheSameIdWhereItFailed() throws Exception {
        try (var server = declaring()) {
            inbox.answer(500);
            accepted(server, ShopServer.of(server, "shop"));
            var first = inbox.next();
            inbox.answer(204);

            var second = inbox.next();

            assertThat(second.id()).isEqualTo(first.id());
            assertThat(second.body()).isEqualTo(first.body());
            var metrics = server.send(HttpRequest.newBuilder(
                            URI.create("http://localhost:" + server.managementPort() + "/actuator/prometheus")))
                    .body();
            assertThat(metrics)
                    .contains("bonin_webhooks_attempts_total{outcome=\"failed\"} 1.0")
                    .contains("bonin_webhooks_waiting ", "bonin_webhooks_oldest_seconds ");
        }
    }

    @Test
    void managesTheWebhookOnTheCommandLine(CapturedOutput log) throws Exception {
        try (var server = RunningServer.start("bonin.data=" + data.path())) {
            var key = run("application add shop --return-url https://shop.example/done?from=bonin")
                    .strip();
            var shop = new ShopServer(server, ShopServer.basic("shop", key), "https://shop.example/done?from=bonin");
            var first = run("application webhook set shop " + inbox.url()).strip();

            var id = accepted(server, shop);
            var told = inbox.next();
            new Webhook(first).verify(told.body(), told.headers());
            assertThat(run("application webhook show shop"))
                    .contains("url\t" + inbox.url(), "status\ton", "secrets\t1");

            var second = run("application webhook rotate shop").strip();
            assertThat(run("application webhook replay shop " + id)).contains("events to be sent again: 1");
            var again = inbox.next();
            assertThat(again.id()).isEqualTo(told.id());
            new Webhook(first).verify(again.body(), again.headers());
            new Webhook(second).verify(again.body(), again.headers());

            assertThat(run("application webhook rotate shop --drop-old")).contains("only the newest");
            assertThat(run("application webhook off shop")).contains("off");
            accepted(server, shop);
            assertThat(run("application webhook log shop --since 1h"))
                    .contains(told.id() + "\tdelivered\t1\t204", "\tfailed\t0\t-\t-\t-");
            run("application webhook on shop");
            run("application webhook replay shop --failed-since 1h");
            var late = inbox.next();
            assertThat(late.id()).isNotEqualTo(told.id());
            new Webhook(second).verify(late.body(), late.headers());
            assertThat(log.getAll()).doesNotContain(first, second);
        }
    }

    @Test
    void switchesOffWhereTheReceiverWantsNoMore(CapturedOutput log) throws Exception {
        try (var server = declaring("bonin.data=" + data.path())) {
            inbox.answer(410);
            accepted(server, ShopServer.of(server, "shop"));
            inbox.next();
            accepted(server, ShopServer.of(server, "shop"));

            assertThat(inbox.next(3)).isNull();
            assertThat(log.getAll()).contains("./bonin application webhook on shop");
            assertThat(run("application webhook show shop")).contains("gone", "in the settings");
        }
    }

    private static String run(String command) {
        var said = new StringWriter();
        var complaints = new StringWriter();
        int code = BoninCommand.commandLine()
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(complaints, true))
                .execute(command.split(" "));
        assertThat(code).as(complaints.toString()).isZero();
        return said.toString();
    }
}
