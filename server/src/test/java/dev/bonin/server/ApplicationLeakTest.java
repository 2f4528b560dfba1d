package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * The whole story of an application, with every log turned up: none of its secrets, nor whom it speaks of, is in any.
 */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationLeakTest {
    private static final String SUBJECT = "canary-subject-4711";

    @Test
    void neitherKeysNorTokensNorCodesNorSubjectsAreInAnyLog(CapturedOutput log) {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.addAll(List.of(
                "logging.level.root=debug",
                "logging.level.dev.bonin=trace",
                // The test's own client.
                "logging.level.jdk.internal.httpclient=off"));
        try (var server = RunningServer.start(settings.toArray(String[]::new))) {
            var secrets = wholeStory(server, ShopServer.of(server, "shop"));

            assertThat(secrets).hasSize(8).allMatch(secret -> secret.length() > 10);
            for (var secret : secrets) {
                assertThat(log.getAll()
                                .lines()
                                .filter(line -> line.contains(secret))
                                .toList())
                        .isEmpty();
            }
            assertThat(log.getAll()).as("it was turned up").contains("/v1/verifications");
        }
    }

    private static List<String> wholeStory(RunningServer server, ShopServer shop) {
        var placed = shop.post("", ShopServer.order(SUBJECT, shop.returnUrl(), ShopServer.STATE))
                .body();
        String id = JsonPath.read(placed, "$.id");
        String url = JsonPath.read(placed, "$.url");
        var token = url.substring(url.indexOf('#') + 1);
        var stranger = SentBrowser.of(server);
        stranger.look(token);
        var browser = stranger.claimed(token);
        stranger.claim(token);
        var code = browser.code(id);
        browser.comeBack("imp_uid=imp_000000000000");
        shop.find(id);
        shop.cancel(id);
        shop.redeem(id, code, "canary-another-subject", "default");
        shop.redeem(id, code, SUBJECT, "default");
        shop.redeem(id, code, SUBJECT, "default");
        shop.post("", "{\"subject\":\"" + SUBJECT + "\"");
        new ShopServer(server, "Bearer bonin_canary-wrong-key", "").find(id);
        return List.of(
                SUBJECT,
                "canary-another-subject",
                ShopServer.STATE,
                ShopServer.key("shop").reveal(),
                shop.authorization().substring("Basic ".length()),
                "canary-wrong-key",
                token,
                code);
    }
}
