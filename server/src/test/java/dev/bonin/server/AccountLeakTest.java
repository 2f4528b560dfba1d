package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Account ids may well be e-mail addresses, and what a person typed is the person's own: neither is in any log. */
@ExtendWith(OutputCaptureExtension.class)
class AccountLeakTest {
    private static final String ACCOUNT = "canary-account-4711@shop.example";
    private static final Map<String, String> TYPED =
            Map.of("typed_name", "카나리아이름", "typed_birthday", "1971-03-09", "typed_phone", "010-0000-4711");

    /**
     * With all of Bonin's own turned up: an account id is in an address, which servers write down when they are
     * debugged.
     */
    @Test
    void accountIdsAreInNoLogOfBonins(CapturedOutput log) {
        try (var server = RunningServer.start(settings("logging.level.dev.bonin=trace"))) {
            var shop = new Members(ShopServer.of(server, "shop"));
            var verification = shop.verified("adult");
            shop.link(ACCOUNT, verification);
            shop.find(ACCOUNT);
            shop.lookUp(shop.verified("renamed"));
            shop.relink(ACCOUNT, shop.verified("foreigner"), "r");
            shop.link(ACCOUNT, "x");
            shop.shop().put(Members.path(ACCOUNT) + "/person", "{");
            shop.unlink(ACCOUNT);
            shop.unlink(ACCOUNT);
            new Members(new ShopServer(server, "Bearer wrong", "")).find(ACCOUNT);

            assertNowhere(log, "4711@", "canary-account");
        }
    }

    /** With every log turned up. */
    @Test
    void whatWasTypedIsInNoLog(CapturedOutput log) {
        try (var server = RunningServer.start(settings(
                "logging.level.root=debug",
                "logging.level.dev.bonin=trace",
                // The test's own client.
                "logging.level.jdk.internal.httpclient=off"))) {
            var shop = ShopServer.of(server, "shop");
            var members = new TreeMap<String, Object>(TYPED);
            members.putAll(Map.of(
                    "policies", List.of("form_match:name+birthday+phone"),
                    "subject", ShopServer.SUBJECT,
                    "return_url", shop.returnUrl()));
            var placed = shop.post("", JsonPath.parse(members).jsonString()).body();
            String url = JsonPath.read(placed, "$.url");
            String id = JsonPath.read(placed, "$.id");
            var browser = SentBrowser.of(server).claimed(url.substring(url.indexOf('#') + 1));
            assertThat(browser.finish(id).body()).contains("form_mismatch");
            members.put("typed_phone", "canary-0000-4711");
            shop.post("", JsonPath.parse(members).jsonString());

            assertNowhere(log, "카나리아", "1971-03-09", "0000-4711", "00004711");
            assertThat(log.getAll()).as("it was turned up").contains("/v1/verifications");
        }
    }

    private static String[] settings(String... more) {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.addAll(
                List.of("bonin.applications.shop.scopes=unlink,relink,ban", "bonin.purposes.default.keep=person"));
        settings.addAll(List.of(more));
        return settings.toArray(String[]::new);
    }

    private static void assertNowhere(CapturedOutput log, String... secrets) {
        for (var secret : secrets) {
            assertThat(log.getAll()
                            .lines()
                            .filter(line -> line.contains(secret))
                            .toList())
                    .isEmpty();
        }
    }
}
