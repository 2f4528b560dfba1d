package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SettableClock;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first settings of an application suffice for the first page. */
class FirstSettingsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @Test
    void giveThePageTheMerchantCodeOfTheSandbox() {
        try (var portOne = Sandbox.start();
                var shop = RunningShop.start(portOne, SettableClock.at(Instant.parse("2026-11-23T03:00:00Z")), data)) {
            var started = shop.send(shop.request("/certifications/requests")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"purpose\":\"signup\"}")));

            assertThat((String) JsonPath.read(started.body(), "$.portone.imp_code"))
                    .isEqualTo(portOne.merchant().code());
        }
    }
}
