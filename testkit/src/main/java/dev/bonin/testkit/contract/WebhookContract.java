package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.KEPT_FOR;
import static dev.bonin.testkit.contract.StoredRequests.NOBODY;
import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static dev.bonin.testkit.contract.StoredRequests.browser;
import static dev.bonin.testkit.contract.StoredRequests.completion;
import static dev.bonin.testkit.contract.StoredRequests.event;
import static dev.bonin.testkit.contract.StoredRequests.id;
import static dev.bonin.testkit.contract.StoredRequests.orderedByApplication;
import static dev.bonin.testkit.contract.StoredRequests.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.application.Application;
import dev.bonin.application.ApplicationKeyHash;
import dev.bonin.policy.Decision;
import dev.bonin.policy.Verdict;
import dev.bonin.sealing.KeyRings;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.source.ImpUid;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.webhook.SecretSealer;
import dev.bonin.webhook.WebhookEndpoint.Cause;
import dev.bonin.webhook.WebhookEndpoints;
import dev.bonin.webhook.WebhookEvent;
import dev.bonin.webhook.WebhookQueue;
import dev.bonin.webhook.WebhookQueue.Backlog;
import dev.bonin.webhook.WebhookQueue.Due;
import dev.bonin.webhook.WebhookQueue.Entry;
import dev.bonin.webhook.WebhookQueue.State;
import dev.bonin.webhook.WebhookType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The application {@code shop} with an endpoint, and verifications that it ordered. */
abstract class WebhookContract extends PeopleContract {
    static final String URL = "https://shop.example/webhooks?token=1";
    static final Instant SOON = NOW.plusSeconds(60);
    static final Instant EXPIRY = NOW.plusSeconds(900);
    static final Duration REFUSAL_KEPT_FOR = Duration.ofDays(30);

    final SecretSealer sealer = new SecretSealer(KeyRings.fixed(ring), RandomGenerator.getDefault());

    final WebhookEndpoints endpoints() {
        return stores.webhookEndpoints();
    }

    final WebhookQueue queue() {
        return stores.webhookQueue();
    }

    final void addApplication(String name) {
        var application = new Application(name, Set.of("https://shop.example/"), Set.of());
        stores.applications().add(application, new ApplicationKeyHash("%064x".formatted(name.hashCode())), NOW);
    }

    /** Orders a verification and has it claimed by a browser. */
    final void order(int number) {
        stores.verifications().open(orderedByApplication(number), 8);
        stores.verifications().claim(id(number), browser(number), new RedemptionCodeHash("c".repeat(64)), 8);
    }

    final void accept(int number) {
        order(number);
        stores.verifications().accept(id(number), completion("imp_" + number), NOBODY, event());
    }

    final void refuse(int number) {
        order(number);
        var tooYoung = new Decision("minimum_age:19", Optional.empty(), Verdict.fail("under_age"));
        var judgement = new Judgement(List.of(tooYoung), Optional.empty(), Optional.empty(), "2026-11-23");
        var how = completion("imp_" + number, REFUSAL_KEPT_FOR, judgement);
        stores.verifications().refuse(id(number), how, List.of(event()));
    }

    static WebhookEvent told(int number, WebhookType type, Instant at, Optional<String> reason) {
        var id = type.idOf(id(number).value());
        return new WebhookEvent(id, "shop", id(number), type, at, "default", Mode.SANDBOX, reason);
    }

    static WebhookEvent accepted(int number) {
        return told(number, WebhookType.VERIFICATION_ACCEPTED, NOW, Optional.empty());
    }

    final List<WebhookEvent> due(Instant now) {
        return queue().due("shop", now, 10).stream().map(Due::event).toList();
    }

    final Entry only() {
        var all = queue().log("shop", Instant.EPOCH, 10);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    /** Which changes of verifications are events, and how long they are kept. */
    abstract static class Events extends WebhookContract {

        @BeforeEach
        final void addTheShop() {
            addApplication("shop");
            endpoints().set("shop", URL);
        }

        @Test
        final void tellsOfAnAcceptance() {
            order(1);
            assertThat(due(SOON)).as("nothing came out yet").isEmpty();
            accept(2);

            assertThat(due(NOW.minusMillis(1))).isEmpty();
            assertThat(due(NOW)).containsExactly(accepted(2));
            assertThat(queue().applicationsDue(NOW)).containsExactly("shop");
            assertThat(queue().applicationsDue(NOW.minusMillis(1))).isEmpty();
        }

        @Test
        final void tellsOfAnAcceptanceOnce() {
            accept(1);
            queue().delivered(accepted(1).id(), "200", NOW);
            queue().forget(SOON, 10);

            var later = new Completion(
                    Optional.of(new ImpUid("imp_2")), "danal", NOW, SOON, SOON.plus(KEPT_FOR), Judgement.NONE);
            assertThat(stores.verifications().accept(id(1), later, NOBODY, event()))
                    .isEmpty();

            assertThat(due(SOON)).isEmpty();
        }

        @Test
        final void tellsWhyAPolicyRefused() {
            refuse(1);

            assertThat(due(NOW))
                    .containsExactly(told(1, WebhookType.VERIFICATION_REFUSED, NOW, Optional.of("under_age")));
        }

        @Test
        final void tellsOfAnExpiry() {
            order(1);
            stores.verifications().expire(EXPIRY.plusMillis(1), 10);

            assertThat(due(EXPIRY))
                    .containsExactly(told(1, WebhookType.VERIFICATION_EXPIRED, EXPIRY, Optional.empty()));
        }

        @Test
        final void tellsOfAnErasure() {
            accept(1);
            queue().delivered(accepted(1).id(), "200", NOW);

            erase(1, SOON, false);
            erase(1, SOON.plusSeconds(1), false);

            assertThat(due(SOON)).containsExactly(told(1, WebhookType.VERIFICATION_ERASED, SOON, Optional.empty()));
        }

        @Test
        final void tellsNothingOfACancellation() {
            order(1);
            stores.verifications().cancel(id(1));

            assertThat(queue().log("shop", Instant.EPOCH, 10)).isEmpty();
        }

        @Test
        final void tellsNothingOfWhatBrowsersStarted() {
            stores.verifications().open(started(1, browser(1)), 8);
            stores.verifications().accept(id(1), completion("imp_1"), NOBODY, event());

            assertThat(queue().backlog()).isEqualTo(new Backlog(0, Optional.empty()));
        }

        @Test
        final void tellsNothingWithoutAnEndpoint() {
            stores.applications().remove("shop");
            accept(1);

            assertThat(queue().log("shop", Instant.EPOCH, 10)).isEmpty();
        }

        @Test
        final void recordsWhatHappensWhileTheEndpointIsOff() {
            endpoints().off("shop", Cause.GONE, NOW);
            accept(1);

            assertThat(due(SOON)).isEmpty();
            assertThat(queue().applicationsDue(SOON)).isEmpty();
            assertThat(only().state()).isEqualTo(State.FAILED);

            endpoints().on("shop");
            assertThat(due(SOON)).as("it is sent when an operator asks").isEmpty();
            assertThat(queue().replayFailed("shop", NOW, SOON)).isEqualTo(1);
            assertThat(due(SOON)).containsExactly(accepted(1));
        }

        @Test
        final void tellsNoOtherApplication() {
            addApplication("cafe");
            endpoints().set("cafe", URL);
            accept(1);

            assertThat(queue().due("cafe", SOON, 10)).isEmpty();
            assertThat(queue().log("cafe", Instant.EPOCH, 10)).isEmpty();
            assertThat(queue().replay("cafe", id(1).value(), SOON)).isZero();
        }

        @Test
        final void forgetsWithAnExpiredVerificationButTellsFirst() {
            List.of(1, 2).forEach(this::order);
            stores.verifications().expire(EXPIRY.plusMillis(1), 10);
            queue().delivered(WebhookType.VERIFICATION_EXPIRED.idOf(id(1).value()), "200", EXPIRY);

            stores.verifications().forget(EXPIRY.plus(Duration.ofDays(1)), 10);

            assertThat(only().event().verification()).isEqualTo(id(2));
            assertThat(due(EXPIRY)).hasSize(1);
        }

        @Test
        final void forgetsWithARefusal() {
            refuse(1);
            queue().delivered(WebhookType.VERIFICATION_REFUSED.idOf(id(1).value()), "200", NOW);

            stores.verifications().forgetRefused(NOW.plus(REFUSAL_KEPT_FOR), 10);

            assertThat(queue().log("shop", Instant.EPOCH, 10)).isEmpty();
        }

        @Test
        final void forgetsWithAnErasedVerification() {
            accept(1);
            erase(1, SOON, false);
            queue().log("shop", NOW, 10)
                    .forEach(entry -> queue().delivered(entry.event().id(), "200", NOW));

            stores.erasures().forget(NOW.plus(KEPT_FOR), 10);

            assertThat(queue().log("shop", Instant.EPOCH, 10)).isEmpty();
        }
    }
}
