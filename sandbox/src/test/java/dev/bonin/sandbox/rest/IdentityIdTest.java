package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.StoreCaller.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SendBody;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The merchant's own ids: lengths, alphabets and separators. */
class IdentityIdTest {
    private final Sandbox sandbox = Sandbox.start();
    private final StoreCaller caller = StoreCaller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "40, 200", "41, 400", "300, 400"})
    void kcpTakesAtMost40Characters(int length, int status) {
        assertThat(caller.send("a".repeat(length), SendBody.adultAtKcp("{\"kcpV2\":{\"media_type\":\"MC01\"}}"))
                        .statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"1", "40", "41", "300", "4000"})
    void danalTakesAnyLength(int length) {
        String id = "a".repeat(length);
        assertThat(caller.send(id, SendBody.adult()).statusCode()).isEqualTo(200);
        assertThat(caller.record(id).findString("id")).hasValue(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity-verification-39ecfa97",
                "한글",
                "ａｂｃ",
                "١٢٣",
                "a b",
                "a+b",
                "a/b",
                "../get",
                "..",
                "x/confirm",
                "?a=b#c&d",
                "%2F",
                "😀",
                "é"
            })
    void otherCharactersAreDanalsAndNotKcps(String id) {
        HttpResponse<String> refused = caller.send(id, SendBody.adultAtKcp("{\"kcpV2\":{\"media_type\":\"MC01\"}}"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(type(refused)).isEqualTo("INVALID_REQUEST");
        assertThat(caller.get(id).statusCode()).isEqualTo(404);

        assertThat(caller.send(id, SendBody.adult()).statusCode()).isEqualTo(200);
        assertThat(caller.record(id).findString("id")).hasValue(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a\nb", "a\u0000b", "\u0085"})
    void controlCharactersAreNobodys(String id) {
        assertThat(type(caller.send(id, SendBody.adult()))).isEqualTo("INVALID_REQUEST");
        assertThat(type(caller.get(id))).isEqualTo("IDENTITY_VERIFICATION_NOT_FOUND");
    }

    @Test
    void lettersDifferByCase() {
        sandbox.verify(order().withId("abc"));
        assertThat(caller.get("ABC").statusCode()).isEqualTo(404);
    }

    /** As the JVM SDK sends them: such an id is another path. */
    @Test
    void rawSeparatorsMakeAnotherPath() {
        sandbox.verify(order().withId("a/b"));
        sandbox.verify(order().withId("x").in(IdentityStatus.READY));
        HttpResponse<String> lost = raw("GET", "/identity-verifications/a/b");
        assertThat(lost.statusCode()).isEqualTo(404);
        assertThat(type(lost)).isEqualTo("NOT_FOUND");
        HttpResponse<String> another = raw("POST", "/identity-verifications/x/confirm/confirm");
        assertThat(another.statusCode()).isEqualTo(404);
        HttpResponse<String> wrongMethod = raw("GET", "/identity-verifications/x/confirm");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(type(wrongMethod)).isEqualTo("METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/identity-verifications/",
                "/identity-verifications//send",
                "/identity-verifications/%FF",
                "/identity-verifications-x",
                "/login/",
                "/token/x"
            })
    void emptyAndBrokenOnesAreNoPath(String path) {
        HttpResponse<String> refused = new Caller(sandbox).send("POST", path, "");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(type(refused)).isEqualTo("NOT_FOUND");
    }

    @Test
    void anOrderKeepsTheProvidersRule() {
        assertThatThrownBy(() -> sandbox.verify(order().withId("a-b").throughChannel("channel-key-kcp")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("id: not accepted (expected: 1 to 40 letters and digits");
        assertThatThrownBy(() -> sandbox.verify(order().withId(""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOrderWithoutAnIdDrawsOneForEveryProvider() {
        assertThat(sandbox.verify(order().throughChannel("channel-key-kcp"))).matches("[0-9a-f]{32}");
    }

    private HttpResponse<String> raw(String method, String path) {
        return new Caller(sandbox)
                .send(
                        method,
                        path,
                        "",
                        "Authorization",
                        "PortOne " + sandbox.store().apiSecret());
    }

    private static IdentityVerificationOrder order() {
        return IdentityVerificationOrder.of("adult");
    }
}
