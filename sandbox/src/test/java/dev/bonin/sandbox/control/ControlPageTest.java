package dev.bonin.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.AddOn;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.store.ChannelType;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.StoreChannel;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox's page says of its merchants and stores, as HTML and as JSON. */
class ControlPageTest {
    private static final Channel CHANNEL = new Channel("ours", Provider.KCP_V2, "M<1>", Set.of(AddOn.CI));
    private static final Merchant MERCHANT = new Merchant("our_key", "our_v1_secret", "imp77777777", List.of(CHANNEL));
    private static final Store STORE = new Store(
            "store-ours", "our-v2-secret", List.of(new StoreChannel(ChannelType.LIVE, "shop", CHANNEL)), null);

    @AutoClose
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults()
            .withMerchants(List.of(Merchant.example(), MERCHANT))
            .withStores(List.of(Store.example(), STORE)));

    private final Caller caller = new Caller(sandbox);

    @ParameterizedTest
    @ValueSource(strings = {"html", "json"})
    void showsEveryMerchantAndStore(String format) {
        assertThat(caller.get("/sandbox?format=" + format).body())
                .contains("imp00000000", "imp_apikey", Merchant.example().impSecret(), "channel-key-sandbox-danal")
                .contains("store-bonin-sandbox", "bonin-sandbox-api-secret", "channel-key-danal-live")
                .contains("imp77777777", "our_key", "store-ours", "ours", "kcp_v2", "LIVE");
    }

    @ParameterizedTest
    @CsvSource({"html, '직접 설정한 값, your own'", "json, (your own)"})
    void keepsSecretsThatMayBeReal(String format, String instead) {
        assertThat(caller.get("/sandbox?format=" + format).body())
                .contains(instead)
                .doesNotContain("our_v1_secret", "our-v2-secret");
    }

    @Test
    void tellsAProgramWhatAStoreNeedsAsOfAMerchant() {
        JsonObject json = Caller.json(caller.get("/sandbox"));

        assertThat(json.find("merchants").orElseThrow().print())
                .contains(
                        "{\"imp_code\":\"imp77777777\",\"imp_key\":\"our_key\",\"imp_secret\":\"(your own)\","
                                + "\"channels\":[{\"key\":\"ours\",\"provider\":\"kcp_v2\",\"mid\":\"M<1>\",\"add_ons\":[\"CI\"]}]}");
        assertThat(json.find("stores").orElseThrow().print())
                .contains("{\"id\":\"store-ours\",\"api_secret\":\"(your own)\",\"channels\":[{\"key\":\"ours\","
                        + "\"provider\":\"kcp_v2\",\"mid\":\"M<1>\",\"add_ons\":[\"CI\"],\"type\":\"LIVE\"}]}");
        assertThat(json.findString("notice_ko").orElseThrow()).contains("실제 본인확인이 아닙니다");
        assertThat(json.find("calls").orElseThrow().print()).contains("처음 상태로 되돌리기", "Reset to the initial state");
    }

    @Test
    void escapesWhatIsConfigured() {
        assertThat(caller.get("/sandbox?format=html").body())
                .contains("M&lt;1&gt;")
                .doesNotContain("M<1>");
    }

    @ParameterizedTest
    @CsvSource({
        "'', application/json, application/json",
        "'', 'text/html,*/*', text/html",
        "?format=json, text/html, application/json",
        "?format=html, application/json, text/html"
    })
    void hasTheFormatOfTheAddressBeforeThatOfTheHeader(String query, String accept, String type) {
        HttpResponse<String> page = caller.get("/sandbox" + query, "Accept", accept);

        assertThat(page.headers().firstValue("Content-Type")).hasValue(type + "; charset=UTF-8");
    }

    @Test
    void refusesAFormatThatItDoesNotHave() {
        HttpResponse<String> refused = caller.get("/sandbox?format=xml");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("format: unknown (expected: html or json)");
    }

    @Test
    void hasAnIconWhereverABrowserLooksForIt() {
        HttpResponse<String> page = caller.get("/sandbox?format=html");
        HttpResponse<String> usual = caller.get("/favicon.ico");
        HttpResponse<String> icon = caller.get("/sandbox/icon.svg");

        assertThat(page.body()).contains("<link rel=\"icon\" href=\"/sandbox/icon.svg\"");
        assertThat(usual.headers().firstValue("Location")).hasValue("/sandbox/icon.svg");
        assertThat(icon.body()).startsWith("<svg");
        assertThat(icon.headers().firstValue("Content-Type")).hasValue("image/svg+xml; charset=UTF-8");
        assertThat(sandbox.calls().all()).isEmpty();
    }
}
