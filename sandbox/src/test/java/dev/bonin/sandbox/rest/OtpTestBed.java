package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.Caller.json;
import static dev.bonin.sandbox.Caller.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.carrier.AttemptLimits;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** A sandbox and the calls of a merchant that verifies without a window. */
abstract class OtpTestBed {
    static final JsonObject ADULT = JsonObject.empty()
            .with("name", "홍길동")
            .with("phone", "010-0000-0001")
            .with("birth", "900505")
            .with("gender_digit", "1")
            .with("carrier", "SKT");

    final SettableClock clock = SettableClock.at(Instant.parse("2026-11-30T03:00:00Z"));
    final Merchant other = new Merchant(
            "other_key", "other_secret", "imp00000001", List.of(new Channel("o", Provider.DANAL, "MID", Set.of())));
    Sandbox sandbox = start(200);
    Caller caller = new Caller(sandbox);

    final Sandbox start(int refusedCodeStatus) {
        return Sandbox.start(SandboxConfig.defaults()
                .withClock(clock)
                .withMerchants(List.of(Merchant.example(), other))
                .withLimits(new AttemptLimits(2, 3, Duration.ofMinutes(3)))
                .withAnswers(AnswerStyle.defaults().withRefusedCodeStatus(refusedCodeStatus)));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    HttpResponse<String> request(JsonObject body) {
        return post("/certifications/otp/request", body.print());
    }

    String requested(JsonObject body) {
        HttpResponse<String> answer = request(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(payload(answer).members()).containsOnlyKeys("imp_uid");
        return payload(answer).findString("imp_uid").orElseThrow();
    }

    HttpResponse<String> confirm(String impUid, String code) {
        return post("/certifications/otp/confirm/" + impUid, otp(code));
    }

    HttpResponse<String> post(String path, String body) {
        return caller.postJson(path, body, authorization());
    }

    String[] authorization() {
        return new String[] {"Authorization", "Bearer " + caller.token()};
    }

    static String otp(String code) {
        return JsonObject.empty().with("otp", code).print();
    }

    String code() {
        return sandbox.messages().get(sandbox.messages().size() - 1).code();
    }

    String wrong() {
        return code().equals("000000") ? "000001" : "000000";
    }

    String ci(String persona) {
        return sandbox.personas()
                .today(sandbox.personas().find(persona).orElseThrow())
                .ci();
    }

    static void assertRefused(HttpResponse<String> answer, int status, int code, String message) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Caller.number(json(answer), "code")).isEqualTo(code);
        assertThat(json(answer).findString("message")).contains(message);
        assertThat(json(answer).find("response")).contains(JsonNull.INSTANCE);
    }

    void assertInvalid(JsonObject body, String name) {
        HttpResponse<String> answer = request(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).findString("message").orElseThrow()).contains(name);
    }
}
