package dev.bonin.sandbox.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.store.ChannelType;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.StoreChannel;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;

/** Opens windows like the browser SDK's script, at a sandbox with two stores. */
final class SdkCaller implements AutoCloseable {
    static final Store OTHER = new Store(
            "store-other",
            "other-secret",
            List.of(new StoreChannel(
                    ChannelType.TEST, "other", new Channel("channel-key-other", Provider.DANAL, "A1", Set.of()))),
            null);

    /** All that KG Inicis can fix, as a member of a request. */
    static final String CUSTOMER = "\"customer\":{\"fullName\":\"홍길동\",\"phoneNumber\":\"01000000001\","
            + "\"birthYear\":\"1990\",\"birthMonth\":\"05\",\"birthDay\":\"05\"}";

    final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withStores(List.of(Store.example(), OTHER)));
    final Caller caller = new Caller(sandbox);
    final StoreCaller store = StoreCaller.of(sandbox);

    void forget() {
        sandbox.reset();
    }

    /** Returns the members of a request for KG Inicis with this bypass. */
    static String inicis(String bypass) {
        return "\"channelKey\":\"channel-key-inicis\",\"bypass\":{\"inicisUnified\":" + bypass + "}";
    }

    /** Returns the body of a request for the id {@code order1} with these members. */
    static String request(String fields) {
        String channel = fields.contains("channelKey") ? "" : "\"channelKey\":\"channel-key-danal\",";
        return "{\"page\":{\"origin\":\"https://shop.example\",\"mobile\":false},\"request\":{" + channel
                + "\"storeId\":\"store-bonin-sandbox\",\"identityVerificationId\":\"order1\""
                + (fields.isEmpty() ? "" : "," + fields) + "}}";
    }

    HttpResponse<String> call(String body) {
        return caller.send("POST", "/v2/browser-sdk/windows", body, "Content-Type", "text/plain;charset=UTF-8");
    }

    /** Opens a window and returns its path. */
    String window(String fields) {
        HttpResponse<String> answer = call(request(fields));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Caller.json(answer).findString("window").orElseThrow();
    }

    void quick(String window, String persona) {
        caller.postJson(window + "/quick", "{\"persona\":\"" + persona + "\"}");
    }

    String status() {
        return store.record("order1").findString("status").orElseThrow();
    }

    static void assertRefused(HttpResponse<String> answer, int status, String code) {
        JsonObject error = Caller.json(answer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(error.findString("code")).contains(code);
        assertThat(error.findString("message")).isPresent();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
