package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.StoreCaller.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.store.ChannelType;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.StoreChannel;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreIsolationTest {
    private final Store other = store("store-other", "other-secret");
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withStores(List.of(Store.example(), other)));
    private final StoreCaller ours = StoreCaller.of(sandbox);
    private final StoreCaller theirs = new StoreCaller(sandbox, other);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void anotherStoresRecordDoesNotExist() {
        String id = sandbox.verify("adult");
        assertThat(type(theirs.get(id))).isEqualTo("IDENTITY_VERIFICATION_NOT_FOUND");
        assertThat(type(theirs.resend(id))).isEqualTo("IDENTITY_VERIFICATION_NOT_FOUND");
        assertThat(theirs.ids("{}")).isEmpty();
        assertThat(ours.ids("{}")).containsExactly(id);
    }

    @Test
    void twoStoresMayHaveTheSameId() {
        sandbox.verify(order().withId("same"));
        sandbox.verify(order().withId("same").atStore("store-other").with("customData", "theirs"));
        assertThat(ours.record("same").findString("customData")).isEmpty();
        assertThat(theirs.record("same").findString("customData")).hasValue("theirs");
    }

    @Test
    void onlyTheStoreOfTheMerchantReadsItsCertifications() {
        String impUid = sandbox.certify("adult");
        assertThat(ours.get(impUid).statusCode()).isEqualTo(200);
        assertThat(theirs.get(impUid).statusCode()).isEqualTo(404);
        assertThat(theirs.ids("{}")).isEmpty();
    }

    @Test
    void anotherStoresChannelIsNotFound() {
        HttpResponse<String> refused = theirs.send(
                "a",
                "{\"channelKey\":\"channel-key-danal\",\"customer\":{\"name\":\"홍길동\"},\"operator\":\"SKT\","
                        + "\"method\":\"SMS\"}");
        assertThat(type(refused)).isEqualTo("CHANNEL_NOT_FOUND");
    }

    /** Whether or not it exists. */
    @ParameterizedTest
    @ValueSource(strings = {"store-other", "store-nobody", ""})
    void anotherStoresIdIsForbiddenEverywhere(String storeId) {
        String id = sandbox.verify("adult");
        String body = "{\"storeId\":\"" + storeId + "\"}";
        forbids(call("GET", "/" + id + "?storeId=" + storeId, ""));
        forbids(call("POST", "/" + id + "/resend?storeId=" + storeId, ""));
        forbids(call("POST", "/" + id + "/send", body));
        forbids(call("POST", "/" + id + "/confirm", body));
        forbids(ours.list("{\"filter\":" + body + "}"));
    }

    @Test
    void ownStoresIdIsTakenEverywhere() {
        String id = sandbox.verify("adult");
        String own = "{\"storeId\":\"store-bonin-sandbox\"}";
        assertThat(call("GET", "/" + id + "?storeId=store-bonin-sandbox", "").statusCode())
                .isEqualTo(200);
        assertThat(call("POST", "/" + id + "/resend?storeId=store-bonin-sandbox", "")
                        .statusCode())
                .isEqualTo(409);
        assertThat(call("POST", "/" + id + "/confirm", own).statusCode()).isEqualTo(409);
        assertThat(ours.ids("{\"filter\":" + own + "}")).containsExactly(id);
    }

    @Test
    void aTokenIsOfItsStore() {
        Caller caller = new Caller(sandbox);
        String id = sandbox.verify("adult");
        String token = Caller.json(caller.postJson("/login/api-secret", "{\"apiSecret\":\"other-secret\"}"))
                .findString("accessToken")
                .orElseThrow();
        assertThat(caller.get("/identity-verifications/" + id, "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void loginOfOneLeavesTheOthersRefreshToken() {
        Caller caller = new Caller(sandbox);
        String refresh = Caller.json(caller.postJson("/login/api-secret", "{\"apiSecret\":\"other-secret\"}"))
                .findString("refreshToken")
                .orElseThrow();
        caller.postJson(
                "/login/api-secret", "{\"apiSecret\":\"" + sandbox.store().apiSecret() + "\"}");
        assertThat(caller.postJson("/token/refresh", "{\"refreshToken\":\"" + refresh + "\"}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void storesThatCannotBeToldApartAreRefused() {
        SandboxConfig config = SandboxConfig.defaults();
        assertThatThrownBy(() -> config.withStores(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> config.withStores(List.of(other, store("store-other", "x"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> config.withStores(List.of(other, store("x", "other-secret"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("other-secret");
    }

    private static void forbids(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(type(answer)).isEqualTo("FORBIDDEN");
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return new Caller(sandbox)
                .send(
                        method,
                        "/identity-verifications" + path,
                        body,
                        "Authorization",
                        "PortOne " + sandbox.store().apiSecret());
    }

    private static Store store(String id, String secret) {
        Channel danal = new Channel("their-channel", Provider.DANAL, "MID", Set.of());
        return new Store(id, secret, List.of(new StoreChannel(ChannelType.TEST, "danal", danal)), null);
    }

    private static IdentityVerificationOrder order() {
        return IdentityVerificationOrder.of("adult");
    }
}
