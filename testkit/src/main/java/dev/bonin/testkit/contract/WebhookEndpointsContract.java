package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.rotation.Rotation;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.SealingException;
import dev.bonin.webhook.SealedSecret;
import dev.bonin.webhook.SecretSealer;
import dev.bonin.webhook.WebhookEndpoint;
import dev.bonin.webhook.WebhookEndpoint.Cause;
import dev.bonin.webhook.WebhookEndpoint.Off;
import dev.bonin.webhook.WebhookEndpoints;
import dev.bonin.webhook.WebhookQueue.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link WebhookEndpoints}. */
abstract class WebhookEndpointsContract extends WebhookContract {
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final String OTHER_URL = "https://shop.example/other";
    private static final int MANY = 8;

    @BeforeEach
    final void addTheShop() {
        addApplication("shop");
    }

    private static WebhookEndpoint on(String application, String url, boolean declared) {
        return new WebhookEndpoint(application, url, declared, Optional.empty());
    }

    @Test
    final void findsWhatWasSet() {
        assertThat(endpoints().find("shop")).isEmpty();

        assertThat(endpoints().set("shop", URL)).isTrue();
        assertThat(endpoints().find("shop")).contains(on("shop", URL, false));

        assertThat(endpoints().set("shop", OTHER_URL)).isTrue();
        assertThat(endpoints().set("shop", OTHER_URL)).as("the same again").isTrue();
        assertThat(endpoints().find("shop")).contains(on("shop", OTHER_URL, false));
    }

    @Test
    final void setsNothingForAnUnknownApplication() {
        assertThat(endpoints().set("cafe", URL)).isFalse();
        assertThat(endpoints().add(sealer.seal("cafe", "whsec_1"), NOW, 2)).isFalse();

        assertThat(endpoints().find("cafe")).isEmpty();
        assertThat(endpoints().secrets("cafe")).isEmpty();
        assertThat(endpoints().off("cafe", Cause.GONE, NOW)).isFalse();
        assertThat(endpoints().on("cafe")).isFalse();
    }

    @Test
    final void switchesOffAndOnAgain() {
        endpoints().set("shop", URL);

        assertThat(endpoints().off("shop", Cause.GONE, NOW)).isTrue();
        assertThat(endpoints().off("shop", Cause.OPERATOR, LATER)).isFalse();
        assertThat(endpoints().find("shop"))
                .contains(new WebhookEndpoint("shop", URL, false, Optional.of(new Off(NOW, Cause.GONE))));

        assertThat(endpoints().on("shop")).isTrue();
        assertThat(endpoints().on("shop")).isFalse();
        assertThat(endpoints().find("shop")).contains(on("shop", URL, false));
        endpoints().off("shop", Cause.OPERATOR, NOW);
        endpoints().set("shop", URL);
        assertThat(endpoints().find("shop").orElseThrow().isOn()).isTrue();
    }

    @Test
    final void givesUpWhatWaitsWhenItIsSwitchedOff() {
        endpoints().set("shop", URL);
        accept(1);

        endpoints().off("shop", Cause.GONE, LATER);

        assertThat(queue().due("shop", LATER, 10)).isEmpty();
        assertThat(queue().log("shop", NOW, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.state()).isEqualTo(State.FAILED));
    }

    @Test
    final void letsOneOfManySwitchItOff() throws Exception {
        endpoints().set("shop", URL);

        assertThat(Simultaneously.run(MANY, number -> () -> endpoints().off("shop", Cause.GONE, NOW)))
                .containsOnlyOnce(true);
    }

    @Test
    final void replacesWhatTheSettingsDeclare() {
        endpoints().set("shop", URL);
        endpoints().declare(Map.of("a", URL, "b", URL, "c", URL));
        endpoints().off("a", Cause.GONE, NOW);
        endpoints().off("b", Cause.GONE, NOW);

        endpoints().declare(Map.of("a", URL, "b", OTHER_URL));

        assertThat(endpoints().find("a").orElseThrow().isOn())
                .as("not even a restart switches it on")
                .isFalse();
        assertThat(endpoints().find("b")).contains(on("b", OTHER_URL, true));
        assertThat(endpoints().find("c")).isEmpty();
        assertThat(endpoints().find("shop")).as("is none of the settings").contains(on("shop", URL, false));
    }

    @Test
    final void givesUpWhatWaitsForAnEndpointThatIsNoLongerDeclared() {
        stores.applications().remove("shop");
        endpoints().declare(Map.of("shop", URL));
        accept(1);

        endpoints().declare(Map.of());

        assertThat(queue().log("shop", NOW, 10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.state()).isEqualTo(State.FAILED));
        assertThat(queue().backlog().waiting()).isZero();
    }

    @Test
    final void declaresOnceFromManyNodes() throws Exception {
        Simultaneously.run(MANY, number -> () -> {
            endpoints().declare(Map.of("a", URL));
            return true;
        });

        assertThat(endpoints().find("a")).contains(on("a", URL, true));
    }

    @Test
    final void keepsSecretsSealedTheNewestFirst() {
        var first = sealer.seal("shop", "whsec_1");
        var second = sealer.seal("shop", "whsec_2");

        assertThat(endpoints().add(first, NOW, 2)).isTrue();
        assertThat(endpoints().add(second, NOW.minusSeconds(5), 2)).isTrue();

        assertThat(endpoints().secrets("shop")).containsExactly(second, first);
        assertThat(opened()).containsExactly("whsec_2", "whsec_1");
    }

    private List<String> opened() {
        return endpoints().secrets("shop").stream().map(sealer::open).toList();
    }

    @Test
    final void dropsTheOldestSecretAtTheThird() {
        List.of("whsec_1", "whsec_2", "whsec_3")
                .forEach(secret -> endpoints().add(sealer.seal("shop", secret), NOW, 2));

        assertThat(opened()).containsExactly("whsec_3", "whsec_2");
        assertThat(dataKeys()).isEqualTo(2);
    }

    private long dataKeys() {
        return stores.sealed().servedBy(ring.primary(KeyUse.SEALING), KeyUse.SEALING);
    }

    @Test
    final void dropsTheOlderSecretWhenTold() {
        List.of("whsec_1", "whsec_2").forEach(secret -> endpoints().add(sealer.seal("shop", secret), NOW, 2));

        assertThat(endpoints().dropOlder("shop")).isEqualTo(1);
        assertThat(endpoints().dropOlder("shop")).isZero();

        assertThat(opened()).containsExactly("whsec_2");
        assertThat(dataKeys()).isEqualTo(1);
    }

    @Test
    final void opensASecretForItsOwnApplicationOnly() {
        var secret = sealer.seal("shop", "whsec_1");
        var moved = new SealedSecret("cafe", secret.dataKey(), secret.sealed());

        assertThatExceptionOfType(SealingException.class).isThrownBy(() -> sealer.open(moved));
    }

    @Test
    final void refusesASecretOfAKeyThatTheStoreDoesNotKnow() {
        var other = new SecretSealer(KeyRings.fixed(KeyRing.draw(CLOCK)), new Random());

        assertThatExceptionOfType(KeysOutdatedException.class)
                .isThrownBy(() -> endpoints().add(other.seal("shop", "whsec_1"), NOW, 2));

        assertThat(endpoints().secrets("shop")).isEmpty();
        assertThat(stores.sealed().isEmpty()).isTrue();
    }

    @Test
    final void takesSecretsAlongWhenKeysAreReplaced() {
        endpoints().add(sealer.seal("shop", "whsec_1"), NOW, 2);
        var grown = ring.withAnother(KeyUse.SEALING, CLOCK);
        var rotated = grown.promoting(KeyUse.SEALING, added(grown));
        SealedPeople.register(rotated, stores.sealed());

        new Rotation(stores.sealed(), KeyRings.fixed(rotated)).retire(ring.primary(KeyUse.SEALING), 10, progress -> {});

        var without = rotated.without(KeyUse.SEALING, ring.primary(KeyUse.SEALING));
        var later = new SecretSealer(KeyRings.fixed(without), new Random());
        assertThat(endpoints().secrets("shop").stream().map(later::open)).containsExactly("whsec_1");
    }

    @Test
    final void removesAllWithTheApplication() {
        endpoints().set("shop", URL);
        endpoints().add(sealer.seal("shop", "whsec_1"), NOW, 2);
        accept(1);

        stores.applications().remove("shop");

        assertThat(endpoints().find("shop")).isEmpty();
        assertThat(endpoints().secrets("shop")).isEmpty();
        assertThat(queue().log("shop", NOW, 10)).isEmpty();
        assertThat(dataKeys()).isZero();
    }
}
