package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.bonin.testkit.WebhookInbox.Event;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationId;
import dev.bonin.webhook.SignedMessage;
import dev.bonin.webhook.WebhookEvent;
import dev.bonin.webhook.WebhookSecret;
import dev.bonin.webhook.WebhookType;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks as the server signs them. */
@BoninSandbox
class WebhookInboxTest {
    private static final String VERIFICATION = "1".repeat(32);

    private final HttpClient http = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init") // there before each test
    private WebhookInbox inbox;

    @BeforeEach
    void open(WebhookInbox opened) {
        inbox = opened;
    }

    private static SignedMessage message(Instant at, WebhookSecret... secrets) {
        var type = WebhookType.VERIFICATION_REFUSED;
        var event = new WebhookEvent(
                type.idOf(VERIFICATION),
                "shop",
                new VerificationId(VERIFICATION),
                type,
                at,
                "성인 인증",
                Mode.SANDBOX,
                Optional.of("under_age"));
        return SignedMessage.of(event, List.of(secrets), at);
    }

    private WebhookSecret ours() {
        return new WebhookSecret(inbox.secret());
    }

    private int send(SignedMessage message) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(inbox.url())).POST(BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::header);
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    @Test
    void keepsWhatTheApplicationIsTold() throws Exception {
        assertThat(send(message(Instant.now(), ours()))).isEqualTo(204);

        assertThat(inbox.next())
                .isEqualTo(new Event(
                        VERIFICATION + "_verification_refused",
                        "verification.refused",
                        VERIFICATION,
                        "성인 인증",
                        "refused",
                        Optional.of("under_age")));
        assertThat(inbox.next(Duration.ZERO)).isEmpty();
    }

    @Test
    void takesWhatIsSignedWithOneOfTwoSecrets() throws Exception {
        assertThat(send(message(Instant.now(), WebhookSecret.draw(new Random(1)), ours())))
                .isEqualTo(204);
    }

    @Test
    void refusesForgeriesAndReplaysAndSaysWhy() throws Exception {
        var now = Instant.now();
        var genuine = message(now, ours());
        var changed = new SignedMessage(genuine.headers(), genuine.body().replace("refused", "accepted"));

        assertThat(send(message(now, WebhookSecret.draw(new Random(1))))).isEqualTo(400);
        assertThat(send(changed)).isEqualTo(400);
        assertThat(send(message(now.minusSeconds(360), ours()))).isEqualTo(400);
        assertThat(send(message(now.plusSeconds(360), ours()))).isEqualTo(400);

        assertThat(inbox.next(Duration.ZERO)).isEmpty();
        assertThat(inbox.refused()).hasSize(4);
        assertThat(inbox.refused())
                .element(0, STRING)
                .startsWith("webhook-signature:")
                .contains("secret()");
        assertThat(inbox.refused())
                .element(2, STRING)
                .startsWith("webhook-timestamp:")
                .contains("five minutes");
    }

    @Test
    void refusesACallThatIsNoWebhook() throws Exception {
        var call = HttpRequest.newBuilder(URI.create(inbox.url())).POST(BodyPublishers.noBody());

        assertThat(http.send(call.build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(400);
        assertThat(inbox.refused()).singleElement(STRING).contains("webhook-id");
    }

    @Test
    void answersAsAReceiverInTroubleWould() throws Exception {
        inbox.answer(503);

        assertThat(send(message(Instant.now(), ours()))).isEqualTo(503);
        assertThat(inbox.next().status()).isEqualTo("refused");
    }
}
