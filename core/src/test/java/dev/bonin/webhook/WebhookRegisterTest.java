package dev.bonin.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.application.Application;
import dev.bonin.application.ApplicationKeyHash;
import dev.bonin.application.UnusableApplicationException;
import dev.bonin.rotation.KeyAgreement;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.store.InMemoryStores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator does with webhooks. */
class WebhookRegisterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final String URL = "https://shop.example/webhooks";

    private final SettableClock clock = SettableClock.at(NOW);
    private final InMemoryStores stores = new InMemoryStores();
    private final KeyRing ring = KeyRing.draw(clock);
    private final SecretSealer sealer = new SecretSealer(KeyRings.fixed(ring), new Random(1));
    private final WebhookRegister register = new WebhookRegister(
            Set.of("bank"), stores.webhookEndpoints(), stores.webhookQueue(), sealer, clock, new Random(2));

    @BeforeEach
    void addTheShop() {
        new KeyAgreement(stores.sealed()).require(ring);
        var application = new Application("shop", Set.of("https://shop.example/"), Set.of());
        stores.applications().add(application, new ApplicationKeyHash("0".repeat(64)), NOW);
    }

    private List<String> signing() {
        return stores.webhookEndpoints().secrets("shop").stream()
                .map(sealer::open)
                .toList();
    }

    @Test
    void showsASecretOnce() {
        var secret = register.set("shop", URL, false).orElseThrow();

        assertThat(register.set("shop", URL + "/2", false)).as("it stays").isEmpty();
        assertThat(signing()).containsExactly(secret.reveal());
        assertThat(register.secrets("shop")).isEqualTo(1);
    }

    @Test
    void signsWithTwoSecretsUntilToldOrTheThird() {
        var first = register.set("shop", URL, false).orElseThrow();
        var second = register.rotate("shop");
        assertThat(signing()).containsExactly(second.reveal(), first.reveal());

        var third = register.rotate("shop");
        assertThat(signing()).containsExactly(third.reveal(), second.reveal());

        assertThat(register.dropOlder("shop")).isEqualTo(1);
        assertThat(signing()).containsExactly(third.reveal());
    }

    @Test
    void switchesOffAndOn() {
        register.set("shop", URL, false);

        assertThat(register.off("shop")).isTrue();
        assertThat(register.off("shop")).isFalse();
        assertRefused(() -> register.replayFailed("shop", NOW), "webhook: off");
        assertRefused(() -> register.replay("shop", "1"), "webhook: off");
        assertThat(register.on("shop")).isTrue();
        assertThat(register.on("shop")).isFalse();
    }

    @Test
    void refusesUnknownApplicationsAndThoseWithoutAWebhook() {
        assertRefused(() -> register.set("cafe", URL, false), "no such application");
        for (var name : List.of("shop", "cafe")) {
            assertRefused(() -> register.rotate(name), "no such application");
            assertRefused(() -> register.dropOlder(name), "no such application");
            assertRefused(() -> register.off(name), "no such application");
            assertRefused(() -> register.on(name), "no such application");
            assertRefused(() -> register.log(name, NOW), "no such application");
            assertRefused(() -> register.replay(name, "1"), "no such application");
            assertThat(register.find(name)).isEmpty();
        }
        assertThat(stores.sealed().isEmpty())
                .as("no secret without an application")
                .isTrue();
    }

    @Test
    void refusesABadAddressBeforeAnySecretIsMade() {
        assertRefused(() -> register.set("shop", "http://shop.example/", false), "webhook URL");

        assertThat(signing()).isEmpty();
    }

    @Test
    void leavesAddressAndSecretsOfTheSettingsToTheSettings() {
        stores.webhookEndpoints().declare(Map.of("bank", URL));

        assertRefused(() -> register.set("bank", URL, false), "declared in the settings");
        assertRefused(() -> register.rotate("bank"), "declared in the settings");
        assertRefused(() -> register.dropOlder("bank"), "declared in the settings");
        assertThat(register.off("bank")).isTrue();
        assertThat(register.on("bank")).isTrue();
    }

    private static void assertRefused(ThrowingCallable call, String why) {
        assertThatExceptionOfType(UnusableApplicationException.class)
                .isThrownBy(call)
                .withMessageContaining(why);
    }
}
