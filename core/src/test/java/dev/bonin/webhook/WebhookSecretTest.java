package dev.bonin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secrets of Standard Webhooks, and what they sign. */
class WebhookSecretTest {
    /** The bytes 0 to 23. */
    private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";

    private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

    /** Calculated by Python's hmac. */
    @Test
    void signsIdTimeAndBody() {
        assertThat(new WebhookSecret(SECRET).sign("msg_1", 1_700_000_000, "{\"a\":\"홍\"}"))
                .isEqualTo("v1,GCc/0l/QOpBgOlXuptjGAQ2V7Z+IqRAbAPByGxgfKj4=");
    }

    @Test
    void drawsThirtyTwoBytes() {
        var one = WebhookSecret.draw(new Random(1));
        var other = WebhookSecret.draw(new Random(2));

        assertThat(Base64.getDecoder().decode(one.reveal().substring("whsec_".length())))
                .hasSize(32);
        assertThat(one).isNotEqualTo(other).hasToString("WebhookSecret[hidden]");
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 64})
    void takesTwentyFourToSixtyFourBytes(int bytes) {
        assertThat(WebhookSecret.tryParse(text(bytes))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void refusesFewerAndMore(int bytes) {
        assertThat(WebhookSecret.tryParse(text(bytes))).isEmpty();
    }

    private static String text(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
                "whsk_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX",
                "whsec_*"
            })
    void refusesWhatIsNoSecret(String text) {
        assertThat(WebhookSecret.tryParse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WebhookSecret(text))
                .withMessage("WebhookSecret: invalid (expected: whsec_ and 24 to 64 bytes in base64)");
    }

    @Test
    void signsWithEachSecretInOneHeader() {
        var old = new WebhookSecret(SECRET);
        var fresh = WebhookSecret.draw(new Random(1));
        var event = event(Optional.empty());

        var message = SignedMessage.of(event, List.of(fresh, old), NOW);

        var body = message.body();
        assertThat(message.headers())
                .containsEntry("webhook-id", event.id())
                .containsEntry("webhook-timestamp", "1700000000")
                .containsEntry(
                        "webhook-signature",
                        fresh.sign(event.id(), 1_700_000_000, body) + " " + old.sign(event.id(), 1_700_000_000, body))
                .hasSize(3);
        assertThat(message).hasToString("SignedMessage[" + event.id() + "]");
    }

    @Test
    void sendsNothingUnsigned() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignedMessage.of(event(Optional.empty()), List.of(), NOW))
                .withMessage("secrets: none (expected: at least one)");
    }

    private static WebhookEvent event(Optional<String> reason) {
        var verification = new VerificationId("1".repeat(32));
        var type = reason.isPresent() ? WebhookType.VERIFICATION_REFUSED : WebhookType.VERIFICATION_ACCEPTED;
        return new WebhookEvent(
                type.idOf(verification.value()), "shop", verification, type, NOW, "adult \"19\"\n", Mode.LIVE, reason);
    }

    @Test
    void tellsIdsAndCodesOnly() {
        assertThat(event(Optional.empty()).body())
                .isEqualTo("{\"type\":\"verification.accepted\",\"timestamp\":\"2023-11-14T22:13:20Z\",\"data\":"
                        + "{\"verification_id\":\"11111111111111111111111111111111\",\"purpose\":\"adult \\\"19\\\"\\u000a\","
                        + "\"mode\":\"live\",\"status\":\"accepted\"}}");
        assertThat(event(Optional.of("under_age")).body())
                .contains("\"type\":\"verification.refused\"")
                .endsWith("\"status\":\"refused\",\"reason\":\"under_age\"}}");
    }

    /** The signed text is id.time.body: a full stop in an id would let it be read in two ways. */
    @Test
    void givesEachEventAnIdWithoutAFullStop() {
        assertThat(WebhookType.values())
                .extracting(type -> type.idOf("1"))
                .containsExactly(
                        "1_verification_accepted",
                        "1_verification_refused",
                        "1_verification_expired",
                        "1_verification_erased",
                        "1_guardian_needed",
                        "1_guardian_consented",
                        "1_guardian_refused",
                        "1_guardian_expired");
    }
}
