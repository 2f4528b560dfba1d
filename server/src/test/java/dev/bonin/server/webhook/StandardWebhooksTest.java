package dev.bonin.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import dev.bonin.server.NodeProgram;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationId;
import dev.bonin.webhook.SignedMessage;
import dev.bonin.webhook.WebhookEvent;
import dev.bonin.webhook.WebhookSecret;
import dev.bonin.webhook.WebhookType;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;

/** Applications check webhooks with the libraries of Standard Webhooks, unmodified. */
class StandardWebhooksTest {
    private static final WebhookSecret SECRET = WebhookSecret.draw(new Random(1));
    private static final WebhookSecret NEXT = WebhookSecret.draw(new Random(2));

    private static final Path RECEIVER = Path.of("src/test/node/webhooks");

    /** The libraries' tolerance is five minutes, by the clock of the machine. */
    private static final Duration TOO_OLD = Duration.ofMinutes(6);

    private static SignedMessage signed(Instant at, WebhookSecret... secrets) {
        var type = WebhookType.VERIFICATION_REFUSED;
        var verification = new VerificationId("1".repeat(32));
        var event = new WebhookEvent(
                type.idOf(verification.value()),
                "shop",
                verification,
                type,
                at,
                "성인 인증",
                Mode.SANDBOX,
                Optional.of("under_age"));
        return SignedMessage.of(event, List.of(secrets), at);
    }

    private static SignedMessage forged(SignedMessage message) {
        return new SignedMessage(message.headers(), message.body().replace("refused", "accepted"));
    }

    private static void verify(SignedMessage message, WebhookSecret secret) throws WebhookVerificationException {
        var headers = message.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue())));
        new Webhook(secret.reveal()).verify(message.body(), HttpHeaders.of(headers, (name, value) -> true));
    }

    @Test
    void theJavaLibraryTakesOurs() {
        assertThatNoException().isThrownBy(() -> verify(signed(Instant.now(), SECRET), SECRET));
    }

    @Test
    void theJavaLibraryTakesEitherSecretDuringARotation() {
        var message = signed(Instant.now(), NEXT, SECRET);

        assertThatNoException().isThrownBy(() -> verify(message, SECRET));
        assertThatNoException().isThrownBy(() -> verify(message, NEXT));
    }

    @Test
    void theJavaLibraryRefusesForgeriesAndReplays() {
        var now = Instant.now();
        for (var bad : List.of(
                forged(signed(now, SECRET)),
                signed(now, NEXT),
                signed(now.minus(TOO_OLD), SECRET),
                signed(now.plus(TOO_OLD), SECRET))) {
            assertThatExceptionOfType(WebhookVerificationException.class).isThrownBy(() -> verify(bad, SECRET));
        }
    }

    @Test
    void theNpmLibraryDoesTheSameOverHttp() throws Exception {
        var now = Instant.now();
        try (var receiver = NodeProgram.start(RECEIVER, Map.of("WEBHOOK_SECRET", SECRET.reveal()));
                var sender = new HttpReceiver(SystemDefaultDnsResolver.INSTANCE, true, Duration.ofSeconds(15))) {
            var url = "http://127.0.0.1:" + receiver.port() + "/webhooks";
            assertThat(sender.send(url, signed(now, SECRET)).result()).isEqualTo("204");
            assertThat(sender.send(url, signed(now, NEXT, SECRET)).result()).isEqualTo("204");
            assertThat(sender.send(url, signed(now, NEXT)).result()).isEqualTo("400");
            assertThat(sender.send(url, forged(signed(now, SECRET))).result()).isEqualTo("400");
            assertThat(sender.send(url, signed(now.minus(TOO_OLD), SECRET)).result())
                    .isEqualTo("400");
        }
    }
}
