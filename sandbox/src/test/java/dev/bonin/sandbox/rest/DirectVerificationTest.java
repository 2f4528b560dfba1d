package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.StoreCaller.inner;
import static dev.bonin.sandbox.StoreCaller.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SendBody;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.carrier.AttemptLimits;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code send}, {@code resend} and {@code confirm}. */
class DirectVerificationTest {
    private static final String ID = "0123456789abcdef";

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-30T03:00:00Z"));
    private final Sandbox sandbox = Sandbox.start(
            SandboxConfig.defaults().withClock(clock).withLimits(new AttemptLimits(2, 3, Duration.ofMinutes(3))));
    private final StoreCaller caller = StoreCaller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Nested
    class BySms {

        @Test
        void verifiesThePersonaWithThatNumber() {
            HttpResponse<String> sent = caller.send(ID, SendBody.adult());
            assertThat(sent.statusCode()).isEqualTo(200);
            assertThat(sent.body()).isEqualTo("{}");
            JsonObject ready = caller.record(ID);
            assertThat(ready.findString("status")).hasValue("READY");
            assertThat(inner(ready, "requestedCustomer").print())
                    .isEqualTo("{\"id\":\"member-7\",\"name\":\"홍길동\",\"phoneNumber\":\"01000000001\"}");

            clock.advance(Duration.ofSeconds(20));
            HttpResponse<String> confirmed = caller.confirm(ID, otp(code()));
            assertThat(confirmed.statusCode()).isEqualTo(200);
            JsonObject record = inner(Caller.json(confirmed), "identityVerification");
            assertThat(record).isEqualTo(caller.record(ID));
            assertThat(record.findString("status")).hasValue("VERIFIED");
            assertThat(record.members()).doesNotContainKey("requestedCustomer");
            assertThat(record.findString("customData")).hasValue("{\"cart\":1}");
            assertThat(record.findString("requestedAt")).hasValue("2026-11-30T03:00:00Z");
            assertThat(record.findString("verifiedAt")).hasValue("2026-11-30T03:00:20Z");
            JsonObject person = inner(record, "verifiedCustomer");
            assertThat(person.findString("id")).hasValue("member-7");
            assertThat(person.findString("birthDate")).hasValue("1990-05-05");
            assertThat(person.findString("ci"))
                    .hasValue(sandbox.personas()
                            .today(sandbox.personas().find("adult").orElseThrow())
                            .ci());
        }

        @Test
        void verifiesAnInventedPersonWithANumberOfNobody() {
            caller.send(ID, SendBody.newcomer().replace("LGU", "LGU_MVNO"));
            JsonObject record = inner(Caller.json(caller.confirm(ID, otp(code()))), "identityVerification");
            assertThat(inner(record, "verifiedCustomer").print())
                    .contains(
                            "\"name\":\"나래\"",
                            "\"operator\":\"LGU_MVNO\"",
                            "\"birthDate\":\"2004-02-29\"",
                            "\"gender\":\"FEMALE\"",
                            "\"isForeigner\":false");
        }

        @Test
        void resendMakesTheOldCodeInvalid() {
            caller.send(ID, SendBody.adult());
            String old = code();
            clock.advance(Duration.ofMinutes(2));
            HttpResponse<String> resent = caller.resend(ID);
            assertThat(resent.statusCode()).isEqualTo(200);
            assertThat(resent.body()).isEqualTo("{}");
            assertThat(caller.record(ID).findString("updatedAt")).hasValue("2026-11-30T03:02:00Z");
            assertThat(sandbox.messages()).hasSize(2);
            if (!old.equals(code())) {
                assertThat(type(caller.confirm(ID, otp(old)))).isEqualTo("PG_PROVIDER");
            }
            clock.advance(Duration.ofMinutes(2));
            assertThat(caller.confirm(ID, otp(code())).statusCode()).isEqualTo(200);
        }

        @Test
        void wrongCodesLeaveItReadyUntilTheLimit() {
            caller.send(ID, SendBody.adult());
            for (int tries = 1; tries <= 2; tries++) {
                HttpResponse<String> refused = caller.confirm(ID, otp(wrongCode()));
                assertThat(refused.statusCode()).isEqualTo(502);
                assertThat(Caller.json(refused).findString("pgCode")).hasValue("4101");
                assertThat(caller.record(ID).findString("status")).hasValue("READY");
            }
            assertThat(Caller.json(caller.confirm(ID, otp(wrongCode()))).findString("pgCode"))
                    .hasValue("4103");
            JsonObject failed = caller.record(ID);
            assertThat(failed.findString("status")).hasValue("FAILED");
            assertThat(inner(failed, "failure").findString("pgCode")).hasValue("4103");
            assertThat(type(caller.confirm(ID, otp(code())))).isEqualTo("IDENTITY_VERIFICATION_NOT_SENT");
        }

        @Test
        void resendGivesNoNewTries() {
            caller.send(ID, SendBody.adult());
            caller.confirm(ID, otp(wrongCode()));
            caller.confirm(ID, otp(wrongCode()));
            caller.resend(ID);
            caller.confirm(ID, otp(wrongCode()));
            assertThat(caller.record(ID).findString("status")).hasValue("FAILED");
        }

        @Test
        void aCodeExpires() {
            caller.send(ID, SendBody.adult());
            clock.advance(Duration.ofMinutes(3));
            HttpResponse<String> refused = caller.confirm(ID, otp(code()));
            assertThat(type(refused)).isEqualTo("PG_PROVIDER");
            assertThat(Caller.json(refused).findString("pgCode")).hasValue("4102");
            caller.resend(ID);
            assertThat(caller.confirm(ID, otp(code())).statusCode()).isEqualTo(200);
        }

        @Test
        void aFailedIdMayBeSentAgainAndVerified() {
            assertThat(type(caller.send(ID, SendBody.mismatch()))).isEqualTo("PG_PROVIDER");
            assertThat(caller.record(ID).findString("status")).hasValue("FAILED");
            caller.send(ID, SendBody.adult());
            assertThat(caller.confirm(ID, otp(code())).statusCode()).isEqualTo(200);
            assertThat(caller.record(ID).findString("status")).hasValue("VERIFIED");
        }

        @ParameterizedTest
        @CsvSource({"강불일, 01000000011, 8808081, SKT, 4001", "서점검, 01000000012, 9101012, LGU_MVNO, 9001"})
        void thePersonasEndingIsTheProvidersRefusal(
                String name, String phone, String number, String operator, String pgCode) {
            HttpResponse<String> refused =
                    caller.send(ID, SendBody.of("channel-key-danal", name, phone, number, operator));
            assertThat(refused.statusCode()).isEqualTo(502);
            assertThat(Caller.json(refused).members()).containsOnlyKeys("type", "message", "pgCode", "pgMessage");
            assertThat(Caller.json(refused).findString("pgCode")).hasValue(pgCode);
            assertThat(inner(caller.record(ID), "failure").findString("pgCode")).hasValue(pgCode);
        }

        @Test
        void twoAtOnceVerifyOnce() {
            caller.send(ID, SendBody.adult());
            String code = code();
            List<Integer> statuses = Stream.generate(() -> CompletableFuture.supplyAsync(
                            () -> caller.confirm(ID, otp(code)).statusCode()))
                    .limit(8)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .sorted()
                    .toList();
            assertThat(statuses).containsExactly(200, 409, 409, 409, 409, 409, 409, 409);
        }
    }

    @Nested
    class ByApp {
        private final String body = SendBody.adult().replace("\"SMS\"", "\"APP\"");

        @Test
        void confirmsWithoutACode() {
            caller.send(ID, body);
            assertThat(sandbox.messages()).isEmpty();
            assertThat(caller.confirm(ID, "{}").statusCode()).isEqualTo(200);
        }

        @Test
        void needsNoIdentityNumberAtDanal() {
            caller.send(ID, body.replace(",\"identityNumber\":\"9005051\"", ""));
            JsonObject record = inner(Caller.json(caller.confirm(ID, "{}")), "identityVerification");
            assertThat(inner(record, "verifiedCustomer").findString("birthDate"))
                    .hasValue("1990-05-05");
        }

        @Test
        void cannotBeSentAgain() {
            caller.send(ID, body);
            HttpResponse<String> refused = caller.resend(ID);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(type(refused)).isEqualTo("INVALID_REQUEST");
        }
    }

    private String code() {
        return sandbox.messages().get(sandbox.messages().size() - 1).code();
    }

    private String wrongCode() {
        return code().equals("000000") ? "000001" : "000000";
    }

    private static String otp(String code) {
        return "{\"otp\":\"" + code + "\"}";
    }
}
