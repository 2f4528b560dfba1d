package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.Caller.credentials;
import static dev.bonin.sandbox.Caller.json;
import static dev.bonin.sandbox.Caller.number;
import static dev.bonin.sandbox.Caller.payload;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.json.EscapedJson;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {
    private static final Instant START = Instant.parse("2026-11-23T03:00:00.900Z");

    private final SettableClock clock = SettableClock.at(START);
    private final Merchant other = new Merchant(
            "other_key",
            "other secret+&=%/한",
            "imp00000001",
            List.of(new Channel("other", Provider.DANAL, "MID", Set.of())));
    private final Sandbox sandbox =
            Sandbox.start(SandboxConfig.defaults().withClock(clock).withMerchants(List.of(Merchant.example(), other)));
    private final Caller caller = new Caller(sandbox);
    private final Merchant merchant = sandbox.merchant();

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Nested
    class Issuing {

        @Test
        void takesJson() {
            HttpResponse<String> answer =
                    caller.postJson("/users/getToken", credentials(merchant).print());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=UTF-8");
            assertThat(answer.body()).startsWith("{\"code\":0,\"message\":null,\"response\":{");
            assertThat(payload(answer).findString("access_token").orElseThrow()).matches("[0-9a-f]{40}");
        }

        @Test
        void takesAForm() {
            String secret = URLEncoder.encode(other.impSecret(), UTF_8);
            HttpResponse<String> answer = caller.postForm("/users/getToken", "imp_key=other_key&imp_secret=" + secret);
            assertThat(answer.statusCode()).isEqualTo(200);
        }

        @Test
        void tellsTimeInWholeSecondsAndLivesHalfAnHour() {
            JsonObject token = caller.issueToken(merchant);
            assertThat(number(token, "now")).isEqualTo(START.getEpochSecond());
            assertThat(number(token, "expired_at")).isEqualTo(START.getEpochSecond() + 1_800);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"imp_key\":\"imp_apikey\"}",
                    "{\"imp_secret\":\"x\"}",
                    "{\"imp_key\":\"\",\"imp_secret\":\"\"}",
                    "{\"imp_key\":null,\"imp_secret\":null}",
                    "{\"imp_key\":1,\"imp_secret\":[]}"
                })
        void refusesMissingCredentials(String body) {
            HttpResponse<String> answer = caller.postJson("/users/getToken", body);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo(EscapedJson.of(
                            "{\"code\":-1,\"message\":\"imp_key, imp_secret 파라메터가 누락되었습니다.\",\"response\":null}"));
        }

        @Test
        void refusesAFormWithoutCredentialsAndABodyWithoutType() {
            assertThat(caller.postForm("/users/getToken", "imp_key=imp_apikey").statusCode())
                    .isEqualTo(400);
            assertThat(caller.send("POST", "/users/getToken", "").statusCode()).isEqualTo(400);
        }

        @Test
        void refusesAWrongSecretAndAnUnknownKeyAlike() {
            HttpResponse<String> wrongSecret =
                    caller.postJson("/users/getToken", "{\"imp_key\":\"imp_apikey\",\"imp_secret\":\"wrong\"}");
            HttpResponse<String> unknownKey =
                    caller.postJson("/users/getToken", "{\"imp_key\":\"nobody\",\"imp_secret\":\"wrong\"}");
            assertThat(wrongSecret.statusCode()).isEqualTo(401);
            assertThat(wrongSecret.body())
                    .isEqualTo(EscapedJson.of(
                            "{\"code\":-1,\"message\":\"인증에 실패하였습니다. API키와 secret을 확인하세요.\",\"response\":null}"));
            assertThat(unknownKey.statusCode()).isEqualTo(401);
            assertThat(unknownKey.body()).isEqualTo(wrongSecret.body());
        }

        @Test
        void refusesBrokenJsonWithoutRepeatingIt() {
            HttpResponse<String> answer = caller.postJson("/users/getToken", "{\"imp_secret\":\"ekKo");
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).doesNotContain("ekKo");
        }
    }

    @Nested
    class Reuse {
        private final JsonObject first = caller.issueToken(merchant);

        @Test
        void givesTheSameTokenAndDeadlineWhileMoreThanAMinuteIsLeft() {
            clock.advance(Duration.ofSeconds(1_800 - 61));
            JsonObject again = caller.issueToken(merchant);
            assertThat(text(again)).isEqualTo(text(first));
            assertThat(number(again, "expired_at")).isEqualTo(number(first, "expired_at"));
            assertThat(number(again, "now")).isEqualTo(number(first, "now") + 1_739);
        }

        @ParameterizedTest
        @ValueSource(longs = {60, 1})
        void extendsTheSameTokenByFiveMinutesInItsLastMinute(long secondsLeft) {
            clock.advance(Duration.ofSeconds(1_800 - secondsLeft));
            JsonObject extended = caller.issueToken(merchant);
            assertThat(text(extended)).isEqualTo(text(first));
            assertThat(number(extended, "expired_at")).isEqualTo(number(first, "expired_at") + 300);
            assertThat(number(caller.issueToken(merchant), "expired_at")).isEqualTo(number(first, "expired_at") + 300);
        }

        @Test
        void anExtendedTokenWorksUntilItsNewDeadline() {
            clock.advance(Duration.ofSeconds(1_790));
            caller.issueToken(merchant);
            clock.advance(Duration.ofSeconds(309));
            assertThat(statusWith("Authorization", text(first))).isEqualTo(404);
            clock.advance(Duration.ofSeconds(1));
            assertThat(statusWith("Authorization", text(first))).isEqualTo(401);
        }

        @Test
        void drawsANewTokenOnceTheOldOneExpired() {
            clock.advance(Duration.ofMinutes(30));
            JsonObject fresh = caller.issueToken(merchant);
            assertThat(text(fresh)).isNotEqualTo(text(first));
            assertThat(number(fresh, "expired_at")).isEqualTo(number(fresh, "now") + 1_800);
        }

        @Test
        void drawsANewTokenAfterRevocation() {
            sandbox.revokeTokens();
            assertThat(statusWith("Authorization", text(first))).isEqualTo(401);
            assertThat(text(caller.issueToken(merchant))).isNotEqualTo(text(first));
        }

        @Test
        void givesOneTokenToManyServersAskingAtOnce() {
            sandbox.revokeTokens();
            List<CompletableFuture<String>> asking = Stream.generate(() -> CompletableFuture.supplyAsync(caller::token))
                    .limit(20)
                    .toList();
            assertThat(asking.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        }

        @Test
        void isPerKey() {
            assertThat(text(caller.issueToken(other))).isNotEqualTo(text(first));
            assertThat(statusWith("Authorization", text(first))).isEqualTo(404);
        }
    }

    @Nested
    class Presenting {
        private final String token = caller.token();

        @ParameterizedTest
        @ValueSource(strings = {"%s", "Bearer %s", "bearer %s", "Bearer  %s "})
        void worksInTheAuthorizationHeader(String spelling) {
            assertThat(statusWith("Authorization", spelling.formatted(token))).isEqualTo(404);
        }

        @Test
        void worksInTheLegacyHeader() {
            assertThat(statusWith("X-ImpTokenHeader", token)).isEqualTo(404);
        }

        @Test
        void authorizationWinsOverTheLegacyHeader() {
            assertThat(statusWith("Authorization", "wrong", "X-ImpTokenHeader", token))
                    .isEqualTo(401);
            assertThat(statusWith("Authorization", token, "X-ImpTokenHeader", "wrong"))
                    .isEqualTo(404);
        }

        @Test
        void isRequired() {
            HttpResponse<String> answer = caller.get("/certifications/imp_000000000000");
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(json(answer).print())
                    .isEqualTo(EscapedJson.of("{\"code\":-1,\"message\":\"Unauthorized\",\"response\":null}"));
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isEmpty();
            assertThat(caller.delete("/certifications/imp_000000000000").statusCode())
                    .isEqualTo(401);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "Bearer", "Bearer ", "0000000000000000000000000000000000000000"})
        void isRefusedWhenUnknown(String value) {
            assertThat(statusWith("Authorization", value)).isEqualTo(401);
        }

        @Test
        void isNotReadFromTheQuery() {
            assertThat(caller.get("/certifications/imp_000000000000?_token=" + token)
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    /** 404 shows that the token was accepted: the record does not exist. */
    private int statusWith(String... headers) {
        return caller.get("/certifications/imp_000000000000", headers).statusCode();
    }

    private static String text(JsonObject token) {
        return token.findString("access_token").orElseThrow();
    }
}
