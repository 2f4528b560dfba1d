package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.Caller.json;
import static dev.bonin.sandbox.StoreCaller.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTokenTest {
    private static final String LOGIN = "{\"apiSecret\":\"bonin-sandbox-api-secret\"}";

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-30T03:00:00Z"));
    private final Sandbox sandbox = Sandbox.start(SandboxConfig.defaults().withClock(clock));
    private final Caller caller = new Caller(sandbox);
    private final String id = sandbox.verify("adult");

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PortOne ", "portone ", "PORTONE "})
    void secretIsTakenWhateverTheCaseOfItsScheme(String scheme) {
        assertThat(status(scheme + sandbox.store().apiSecret())).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER "})
    void accessTokenIsTakenWhateverTheCaseOfItsScheme(String scheme) {
        assertThat(status(scheme + text(login(), "accessToken"))).isEqualTo(200);
    }

    @Test
    void accessTokenLivesForThirtyMinutes() {
        String token = "Bearer " + text(login(), "accessToken");
        clock.advance(Duration.ofMinutes(30).minusSeconds(1));
        assertThat(status(token)).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(status(token)).isEqualTo(401);
    }

    @Test
    void refreshTokenLivesForADay() {
        String inTime = text(login(), "refreshToken");
        clock.advance(Duration.ofDays(1).minusSeconds(1));
        HttpResponse<String> refreshed = refresh(inTime);
        assertThat(refreshed.statusCode()).isEqualTo(200);
        clock.advance(Duration.ofDays(1));
        assertThat(type(refresh(text(refreshed, "refreshToken")))).isEqualTo("UNAUTHORIZED");
    }

    @Test
    void loginEndsTheEarlierRefreshTokenAndLeavesTheAccessToken() {
        HttpResponse<String> first = login();
        login();
        assertThat(type(refresh(text(first, "refreshToken")))).isEqualTo("UNAUTHORIZED");
        assertThat(status("Bearer " + text(first, "accessToken"))).isEqualTo(200);
    }

    @Test
    void refreshEndsTheRefreshTokenThatWasUsed() {
        String first = text(login(), "refreshToken");
        HttpResponse<String> second = refresh(first);
        assertThat(status("Bearer " + text(second, "accessToken"))).isEqualTo(200);
        assertThat(refresh(first).statusCode()).isEqualTo(401);
        assertThat(refresh(text(second, "refreshToken")).statusCode()).isEqualTo(200);
    }

    @Test
    void allEndOnRequest() {
        HttpResponse<String> tokens = login();
        sandbox.revokeTokens();
        assertThat(status("Bearer " + text(tokens, "accessToken"))).isEqualTo(401);
        assertThat(refresh(text(tokens, "refreshToken")).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 400 | INVALID_REQUEST",
                "{\"apiSecret\":7} | 400 | INVALID_REQUEST",
                "[] | 400 | INVALID_REQUEST",
                "{ | 400 | INVALID_REQUEST",
                "{\"apiSecret\":\"\"} | 401 | UNAUTHORIZED",
                "{\"apiSecret\":\"wrong\"} | 401 | UNAUTHORIZED"
            })
    void loginIsRefusedWithItsType(String body, int status, String type) {
        HttpResponse<String> refused = caller.postJson("/login/api-secret", body);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(type(refused)).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PortOne", "PortOne wrong", "Bearer wrong", "bonin-sandbox-api-secret", "Basic x"})
    void nothingElseIsTaken(String authorization) {
        HttpResponse<String> refused = authorization.isEmpty()
                ? caller.get("/identity-verifications/" + id)
                : caller.get("/identity-verifications/" + id, "Authorization", authorization);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(type(refused)).isEqualTo("UNAUTHORIZED");
    }

    @Test
    void secretIsNoBearerTokenAndTheReverse() {
        assertThat(status("Bearer " + sandbox.store().apiSecret())).isEqualTo(401);
        assertThat(status("PortOne " + text(login(), "accessToken"))).isEqualTo(401);
    }

    @Test
    void credentialsOfV1AreRefusedOnV2() {
        assertThat(status("Bearer " + caller.token())).isEqualTo(401);
        assertThat(status("PortOne " + sandbox.merchant().impSecret())).isEqualTo(401);
        assertThat(caller.postJson(
                                "/login/api-secret",
                                "{\"apiSecret\":\"" + sandbox.merchant().impSecret() + "\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void credentialsOfV2AreRefusedOnV1() {
        String path = "/certifications/" + sandbox.certify("adult");
        String secret = sandbox.store().apiSecret();
        String token = text(login(), "accessToken");
        assertThat(caller.get(path, "Authorization", "PortOne " + secret).statusCode())
                .isEqualTo(401);
        assertThat(caller.get(path, "Authorization", "Bearer " + token).statusCode())
                .isEqualTo(401);
        assertThat(caller.postJson("/users/getToken", "{\"imp_key\":\"imp_apikey\",\"imp_secret\":\"" + secret + "\"}")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void secretsStayOutOfTexts() {
        assertThat(sandbox.store().toString()).doesNotContain(sandbox.store().apiSecret());
        assertThat(new StoreTokens.Pair("a-token", "b-token").toString()).doesNotContain("token");
    }

    private int status(String authorization) {
        return caller.get("/identity-verifications/" + id, "Authorization", authorization)
                .statusCode();
    }

    private HttpResponse<String> login() {
        return caller.postJson("/login/api-secret", LOGIN);
    }

    private HttpResponse<String> refresh(String token) {
        return caller.postJson("/token/refresh", "{\"refreshToken\":\"" + token + "\"}");
    }

    private static String text(HttpResponse<String> response, String name) {
        return json(response).findString(name).orElseThrow();
    }
}
