package dev.bonin.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.server.application.ApplicationSettings;
import dev.bonin.server.application.ApplicationSettings.Declared;
import dev.bonin.server.webhook.WebhookSettings.Rules;
import dev.bonin.verification.Mode;
import dev.bonin.webhook.WebhookSecret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The webhooks of the settings. */
class DeclaredWebhooksTest {
    private static final String URL = "https://shop.example/webhooks?token=t";
    private static final WebhookSecret SECRET = WebhookSecret.draw(new Random(1));
    private static final WebhookSecret NEXT = WebhookSecret.draw(new Random(2));

    private static DeclaredWebhooks declared(@Nullable String url, String... secrets) {
        var shop = new Declared(List.of(), List.of(), List.of(), url, List.of(secrets));
        return DeclaredWebhooks.of(new ApplicationSettings(Map.of("shop", shop)), false);
    }

    @Test
    void haveOneSecretOrTwo() {
        assertThat(declared(URL, SECRET.reveal() + " "))
                .isEqualTo(new DeclaredWebhooks(Map.of("shop", URL), Map.of("shop", List.of(SECRET))));
        assertThat(declared(URL, NEXT.reveal(), SECRET.reveal()).secrets())
                .containsEntry("shop", List.of(NEXT, SECRET));
        assertThat(declared(null)).isEqualTo(new DeclaredWebhooks(Map.of(), Map.of()));
    }

    @Test
    void areRefusedWhereTheyCannotBeUsed() {
        assertRefused(URL, "but not both");
        assertRefused(null, "but not both", SECRET.reveal());
        assertRefused("http://shop.example/", "not encrypted", SECRET.reveal());
        assertRefused(URL, "more than two", SECRET.reveal(), NEXT.reveal(), SECRET.reveal());
        assertRefused(URL, "is not a secret of Standard Webhooks", "canary");
    }

    private static void assertRefused(@Nullable String url, String why, String... secrets) {
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> declared(url, secrets))
                .withMessageStartingWith("bonin.applications.shop")
                .withMessageContaining(why)
                .withMessageNotContaining("canary")
                .withMessageNotContaining("whsec_");
    }

    @Test
    void goToInternalAddressesInSandboxModeOrWhereASettingSaysSo() {
        var month = Duration.ofDays(30);

        assertThat(new Rules(null, month).allowsInternal(Mode.SANDBOX)).isTrue();
        assertThat(new Rules(null, month).allowsInternal(Mode.LIVE)).isFalse();
        assertThat(new Rules(true, month).allowsInternal(Mode.LIVE)).isTrue();
        assertThat(new Rules(false, month).allowsInternal(Mode.SANDBOX)).isFalse();
    }

    @Test
    void keepTheirLogLongerThanAnyIsTried() {
        assertThat(new Rules(null, Duration.ofDays(2)).keep()).isEqualTo(Duration.ofDays(2));
        assertThatExceptionOfType(RefusedStartException.class)
                .isThrownBy(() -> new Rules(null, Duration.ofHours(47)))
                .withMessageStartingWith("bonin.webhooks.keep");
        assertThatExceptionOfType(RefusedStartException.class).isThrownBy(() -> new Rules(null, Duration.ofDays(3651)));
    }
}
