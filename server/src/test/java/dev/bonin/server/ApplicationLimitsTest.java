package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SettableClock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An application has a budget of orders, and whoever is none has one of guesses. */
class ApplicationLimitsTest {
    private static final int ORDERS = 5;
    private static final int LIVE_FAILURES = 60;

    /** It stands still: a budget fills again by one call a second. */
    private final SettableClock clock = SettableClock.at(Instant.now());

    @Test
    void limitsTheOrdersOfEachApplicationByItself() {
        var settings = Stream.of(ShopServer.settings("shop"), ShopServer.settings("bank"), new String[] {
                    "bonin.web.limits.orders-per-minute=" + ORDERS
                })
                .flatMap(Stream::of);
        try (var server = RunningServer.startWithBean("clock", clock, settings.toArray(String[]::new))) {
            var shop = ShopServer.of(server, "shop");
            var order = shop.order();
            for (int i = 1; i < ORDERS; i++) {
                shop.order();
            }

            var refused = shop.post("", ShopServer.order("s", shop.returnUrl(), "s"));
            BadInputTest.assertProblem(refused, 429, "too_many_requests");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(shop.find(order.id()).statusCode()).as("no order").isEqualTo(200);
            assertThat(ShopServer.of(server, "bank").order().id()).isNotEmpty();
        }
    }

    @Test
    void limitsFailuresToProveWhoCallsAndNothingElse() {
        try (var portOne = Sandbox.start();
                var server =
                        RunningServer.liveWithBeans(portOne, Map.of("clock", clock), ShopServer.settings("shop"))) {
            var shop = ShopServer.of(server, "shop");
            var id = shop.order().id();
            for (int i = 0; i < 2 * LIVE_FAILURES; i++) {
                assertThat(shop.find(id).statusCode()).isEqualTo(200);
            }
            var guesser = new ShopServer(server, "Bearer bonin_" + "A".repeat(43), "");
            for (int i = 0; i < LIVE_FAILURES; i++) {
                assertThat(guesser.find(id).statusCode()).isEqualTo(401);
            }

            var refused = guesser.find(id);
            BadInputTest.assertProblem(refused, 429, "too_many_requests");
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
            BadInputTest.assertProblem(server.send(guesser.call("/nothing/here")), 429, "too_many_requests");
            assertThat(shop.find(id).statusCode())
                    .as("a key that was right before")
                    .isEqualTo(200);
        }
    }
}
