package dev.bonin.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.application.Application;
import dev.bonin.application.ApplicationKeyHash;
import dev.bonin.rotation.KeyAgreement;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.source.PortOneApi;
import dev.bonin.store.InMemoryStores;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.webhook.WebhookEndpoint.Cause;
import dev.bonin.webhook.WebhookQueue.State;
import dev.bonin.webhook.WebhookReceiver.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each event is sent at least once, whatever becomes of a receiver. */
class WebhookDeliveriesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final String SHOP = "https://shop.example/webhooks";
    private static final String CAFE = "https://cafe.example/webhooks";

    private final SettableClock clock = SettableClock.at(NOW);
    private final InMemoryStores stores = new InMemoryStores();
    private final KeyRing ring = KeyRing.draw(clock);
    private final SecretSealer sealer = new SecretSealer(KeyRings.fixed(ring), new Random(1));
    private final WebhookRegister register = register(Set.of());
    private final Heard heard = new Heard();
    private final List<WebhookDeliveries> open = new ArrayList<>();

    private WebhookRegister register(Set<String> declared) {
        return new WebhookRegister(
                declared, stores.webhookEndpoints(), stores.webhookQueue(), sealer, clock, new Random(2));
    }

    /** What the deliveries said, one line each. */
    private static final class Heard implements WebhookWatch {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        @Override
        public void delivered(WebhookEvent event, Answer answer) {
            lines.add("delivered " + event.application() + " " + answer.result());
        }

        @Override
        public void failed(WebhookEvent event, int attempts, Answer answer) {
            lines.add("failed " + attempts + " " + answer.result());
        }

        @Override
        public void givenUp(WebhookEvent event, int attempts, Answer answer) {
            lines.add("given up " + attempts + " " + answer.result());
        }

        @Override
        public void gone(String application) {
            lines.add("gone " + application);
        }

        @Override
        public void undone(String application, RuntimeException failure) {
            lines.add("undone " + application + " " + failure.getClass().getSimpleName());
        }

        @Nullable
        String next() throws InterruptedException {
            return lines.poll(60, TimeUnit.SECONDS);
        }
    }

    @BeforeEach
    void addApplications() {
        new KeyAgreement(stores.sealed()).require(ring);
        add("shop", 1);
        add("cafe", 2);
    }

    private void add(String name, int key) {
        var application = new Application(name, Set.of("https://shop.example/"), Set.of());
        stores.applications().add(application, new ApplicationKeyHash("%064x".formatted(key)), NOW);
    }

    @AfterEach
    void close() {
        open.forEach(WebhookDeliveries::close);
    }

    private WebhookDeliveries sending(WebhookReceiver receiver) {
        return sending(receiver, Map.of());
    }

    private WebhookDeliveries sending(WebhookReceiver receiver, Map<String, List<WebhookSecret>> declared) {
        var deliveries = new WebhookDeliveries(
                stores.webhookEndpoints(),
                stores.webhookQueue(),
                sealer,
                declared,
                receiver,
                heard,
                clock,
                new Random(3));
        open.add(deliveries);
        return deliveries;
    }

    private static Answer answer(int status) {
        return Answer.of(status, Optional.empty());
    }

    /** Has a verification of an application expire now. */
    private void expire(String application, int number) {
        var asked = new ApplicationRequest(
                application,
                "홍길동",
                "https://shop.example/",
                Optional.of("state"),
                new PageTokenHash("%064x".formatted(number)));
        var id = new VerificationId("%032d".formatted(number));
        var from = clock.instant().minus(VerificationRequest.LIFE);
        stores.open(VerificationRequest.open(id, "default", Mode.SANDBOX, PortOneApi.V1, asked, Terms.NONE, from));
        stores.expire(clock.instant().plusMillis(1), 10);
    }

    private List<WebhookQueue.Entry> log(String application) {
        return stores.webhookQueue().log(application, Instant.EPOCH, 100);
    }

    @Test
    void sendsASignedMessageOnce() throws Exception {
        var secret = register.set("shop", SHOP, false).orElseThrow();
        var sent = new LinkedBlockingQueue<SignedMessage>();
        var deliveries = sending((url, message) -> {
            sent.add(message);
            return answer(url.equals(SHOP) ? 204 : 500);
        });
        expire("shop", 1);

        deliveries.run();
        assertThat(heard.next()).isEqualTo("delivered shop 204");
        deliveries.run();
        deliveries.close();

        assertThat(sent).singleElement().satisfies(message -> {
            assertThat(message.body())
                    .contains("\"type\":\"verification.expired\"")
                    .doesNotContain("홍길동", "state\"");
            assertThat(message.headers())
                    .containsEntry(
                            "webhook-signature",
                            secret.sign(
                                    String.valueOf(message.headers().get("webhook-id")),
                                    NOW.getEpochSecond(),
                                    message.body()));
        });
    }

    @Test
    void triesAgainWithTheSameIdAndANewTimeUntilItIsTaken() throws Exception {
        register.set("shop", SHOP, false);
        var sent = new LinkedBlockingQueue<SignedMessage>();
        var deliveries = sending((url, message) -> {
            sent.add(message);
            return answer(sent.size() < 3 ? 500 : 200);
        });
        expire("shop", 1);

        deliveries.run();
        assertThat(heard.next()).isEqualTo("failed 1 500");
        clock.advance(Duration.ofSeconds(6));
        deliveries.run();
        assertThat(heard.next()).isEqualTo("failed 2 500");
        clock.advance(Duration.ofSeconds(18));
        deliveries.run();
        assertThat(heard.next()).isEqualTo("delivered shop 200");

        assertThat(sent)
                .extracting(SignedMessage::body)
                .containsOnly(sent.peek().body());
        assertThat(sent)
                .extracting(message -> message.headers().get("webhook-id"))
                .containsOnly("%032d_verification_expired".formatted(1));
        assertThat(sent)
                .extracting(message -> message.headers().get("webhook-timestamp"))
                .doesNotHaveDuplicates();
    }

    @Test
    void givesUpAfterADayAndRepeatsWhenAnOperatorAsks() throws Exception {
        register.set("shop", SHOP, false);
        var deliveries = sending((url, message) -> Answer.none("timeout"));
        expire("shop", 1);

        for (int attempt = 1; attempt < RetryPauses.MOST_ATTEMPTS; attempt++) {
            deliveries.run();
            assertThat(heard.next()).isEqualTo("failed " + attempt + " timeout");
            clock.advance(Duration.ofHours(5));
        }
        deliveries.run();
        assertThat(heard.next()).isEqualTo("given up 14 timeout");
        assertThat(log("shop").get(0).state()).isEqualTo(State.FAILED);

        assertThat(register.replayFailed("shop", NOW)).isEqualTo(1);
        deliveries.run();
        assertThat(heard.next()).isEqualTo("failed 1 timeout");
    }

    @Test
    void switchesOffWhereNobodyWantsMore() throws Exception {
        register.set("shop", SHOP, false);
        var deliveries = sending((url, message) -> answer(410));
        expire("shop", 1);

        deliveries.run();
        assertThat(heard.next()).isEqualTo("gone shop");

        assertThat(register.find("shop").orElseThrow().off().orElseThrow().cause())
                .isEqualTo(Cause.GONE);
        assertThat(log("shop").get(0).state()).isEqualTo(State.FAILED);
    }

    @Test
    void staysOnWhereAnOperatorHasMovedItMeanwhile() throws Exception {
        register.set("shop", SHOP, false);
        var deliveries = sending((url, message) -> {
            register.set("shop", CAFE, false);
            return answer(url.equals(CAFE) ? 200 : 410);
        });
        expire("shop", 1);

        deliveries.run();
        assertThat(heard.next()).isEqualTo("failed 1 410");
        clock.advance(Duration.ofSeconds(6));
        deliveries.run();

        assertThat(heard.next()).isEqualTo("delivered shop 200");
        assertThat(register.find("shop").orElseThrow().isOn()).isTrue();
    }

    @Test
    void isNotHeldUpByAnotherReceiver() throws Exception {
        register.set("shop", SHOP, false);
        register.set("cafe", CAFE, false);
        var hold = new CountDownLatch(1);
        var deliveries = sending((url, message) -> {
            if (url.equals(SHOP)) {
                await(hold);
            }
            return answer(200);
        });
        for (int number = 1; number <= 20; number++) {
            expire("shop", number);
        }
        expire("cafe", 21);

        deliveries.run();

        assertThat(heard.next()).isEqualTo("delivered cafe 200");
        hold.countDown();
        for (int number = 1; number <= 20; number++) {
            assertThat(heard.next()).isEqualTo("delivered shop 200");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("not released");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void callsAReceiverFourTimesAtOnceAtMost() throws Exception {
        register.set("shop", SHOP, false);
        var calls = new LinkedBlockingQueue<SignedMessage>();
        var hold = new CountDownLatch(1);
        var deliveries = sending((url, message) -> {
            calls.add(message);
            await(hold);
            return answer(200);
        });
        for (int number = 1; number <= 20; number++) {
            expire("shop", number);
        }

        deliveries.run();
        for (int call = 1; call <= 4; call++) {
            assertThat(calls.poll(60, TimeUnit.SECONDS)).isNotNull();
        }
        deliveries.run();

        assertThat(calls).isEmpty();
        hold.countDown();
        for (int number = 1; number <= 20; number++) {
            assertThat(heard.next()).isEqualTo("delivered shop 200");
        }
    }

    @Test
    void deliversOnAnotherNodeWhatANodeThatEndedHadClaimed() throws Exception {
        register.set("shop", SHOP, false);
        expire("shop", 1);
        var id = log("shop").get(0).event().id();
        stores.webhookQueue().claim(id, clock.instant(), clock.instant().plusSeconds(60));
        var deliveries = sending((url, message) -> answer(200));

        deliveries.run();
        assertThat(log("shop").get(0).state()).isEqualTo(State.WAITING);
        clock.advance(Duration.ofSeconds(60));
        deliveries.run();

        assertThat(heard.next()).isEqualTo("delivered shop 200");
    }

    @Test
    void deliversOnceFromTwoNodes() throws Exception {
        register.set("shop", SHOP, false);
        var sent = new LinkedBlockingQueue<String>();
        WebhookReceiver receiver = (url, message) -> {
            sent.add(String.valueOf(message.headers().get("webhook-id")));
            return answer(200);
        };
        var one = sending(receiver);
        var other = sending(receiver);
        for (int number = 1; number <= 50; number++) {
            expire("shop", number);
        }

        one.run();
        other.run();

        for (int number = 1; number <= 50; number++) {
            assertThat(heard.next()).isEqualTo("delivered shop 200");
        }
        assertThat(sent).doesNotHaveDuplicates().hasSize(50);
    }

    @Test
    void signsWithTheSecretsOfTheSettings() throws Exception {
        var secret = WebhookSecret.draw(new Random(9));
        stores.webhookEndpoints().declare(Map.of("bank", SHOP));
        var sent = new LinkedBlockingQueue<SignedMessage>();
        var without = sending((url, message) -> answer(500));
        var with = sending(
                (url, message) -> {
                    sent.add(message);
                    return answer(200);
                },
                Map.of("bank", List.of(secret)));
        expire("bank", 1);

        without.run();
        with.run();

        assertThat(heard.next()).as("a node without the setting leaves it").isEqualTo("delivered bank 200");
        var message = sent.remove();
        assertThat(message.headers())
                .containsEntry(
                        "webhook-signature",
                        secret.sign(
                                String.valueOf(message.headers().get("webhook-id")),
                                NOW.getEpochSecond(),
                                message.body()));
    }

    @Test
    void restsAMinuteAfterAnErrorAndReportsIt() throws Exception {
        register.set("shop", SHOP, false);
        expire("shop", 1);
        var left = new AtomicInteger(1);
        var deliveries = sending((url, message) -> {
            if (left.getAndDecrement() > 0) {
                throw new NoClassDefFoundError("com/example/Missing");
            }
            return answer(200);
        });

        deliveries.run();
        assertThat(heard.next()).isEqualTo("undone shop IllegalStateException");

        clock.advance(Duration.ofMinutes(1));
        deliveries.run();
        assertThat(heard.next()).startsWith("delivered");
        assertThat(log("shop").get(0).state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void restsAMinuteWhereSecretsDoNotOpen() throws Exception {
        register.set("shop", SHOP, false);
        expire("shop", 1);
        var other = new SecretSealer(KeyRings.fixed(KeyRing.draw(clock)), new Random(1));
        var deliveries = new WebhookDeliveries(
                stores.webhookEndpoints(),
                stores.webhookQueue(),
                other,
                Map.of(),
                (url, message) -> answer(200),
                heard,
                clock,
                new Random(3));
        open.add(deliveries);

        deliveries.run();
        assertThat(heard.next()).isEqualTo("undone shop SealingException");

        assertThat(log("shop").get(0).state()).isEqualTo(State.WAITING);
        assertThat(log("shop").get(0).attempts())
                .as("the receiver did not fail")
                .isZero();
        clock.advance(Duration.ofMinutes(1));
        deliveries.run();
        assertThat(heard.next()).isEqualTo("undone shop SealingException");
    }
}
