package dev.bonin.sandbox.rest;

import static dev.bonin.sandbox.StoreCaller.inner;
import static dev.bonin.sandbox.StoreCaller.type;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Caller;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import dev.bonin.sandbox.SendBody;
import dev.bonin.sandbox.StoreCaller;
import dev.bonin.sandbox.carrier.AttemptLimits;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code send}, {@code resend} and {@code confirm} refuse. */
class DirectRefusalTest {
    private static final String ID = "0123456789abcdef";

    private final Sandbox sandbox =
            Sandbox.start(SandboxConfig.defaults().withLimits(new AttemptLimits(2, 3, Duration.ofMinutes(3))));
    private final StoreCaller caller = StoreCaller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** Each error of PortOne's table, with its status. */
    @Nested
    class Errors {

        @Test
        void anUnknownIdIsNotFound() {
            refuses(404, "IDENTITY_VERIFICATION_NOT_FOUND", caller.get("nobody"));
            refuses(404, "IDENTITY_VERIFICATION_NOT_FOUND", caller.resend("nobody"));
            refuses(404, "IDENTITY_VERIFICATION_NOT_FOUND", caller.confirm("nobody", "{}"));
        }

        @Test
        void aRecordOfTheWindowIsNotSent() {
            sandbox.verify(IdentityVerificationOrder.of("adult").withId(ID).in(IdentityStatus.READY));
            refuses(404, "IDENTITY_VERIFICATION_NOT_SENT", caller.resend(ID));
            refuses(404, "IDENTITY_VERIFICATION_NOT_SENT", caller.confirm(ID, "{\"otp\":\"000000\"}"));
        }

        @Test
        void aVerifiedRecordIsFinal() {
            sandbox.verify(IdentityVerificationOrder.of("adult").withId(ID));
            refuses(409, "IDENTITY_VERIFICATION_ALREADY_VERIFIED", caller.send(ID, SendBody.adult()));
            refuses(409, "IDENTITY_VERIFICATION_ALREADY_VERIFIED", caller.resend(ID));
            refuses(409, "IDENTITY_VERIFICATION_ALREADY_VERIFIED", caller.confirm(ID, "{\"otp\":\"000000\"}"));
        }

        @Test
        void anIdOfV1IsTaken() {
            String impUid = sandbox.certify("adult");
            refuses(409, "IDENTITY_VERIFICATION_ALREADY_VERIFIED", caller.send(impUid, SendBody.adult()));
            refuses(
                    404,
                    "IDENTITY_VERIFICATION_NOT_SENT",
                    caller.confirm(sandbox.certify("always-fails"), "{\"otp\":\"000000\"}"));
        }

        @Test
        void aSentOneIsNotSentTwice() {
            caller.send(ID, SendBody.adult());
            refuses(409, "IDENTITY_VERIFICATION_ALREADY_SENT", caller.send(ID, SendBody.adult()));
        }

        @Test
        void theNumberOfAttemptsIsLimited() {
            caller.send(ID, SendBody.mismatch());
            caller.send(ID, SendBody.mismatch());
            refuses(400, "MAX_TRANSACTION_COUNT_REACHED", caller.send(ID, SendBody.adult()));
        }

        @Test
        void aChannelOfNobodyIsNotFound() {
            refuses(
                    404,
                    "CHANNEL_NOT_FOUND",
                    caller.send(ID, SendBody.adult().replace("channel-key-danal", "channel-key-x")));
        }

        @Test
        void theProviderRefuses() {
            refuses(502, "PG_PROVIDER", caller.send(ID, SendBody.mismatch()));
        }

        @Test
        void aConfirmationNeedsItsCode() {
            caller.send(ID, SendBody.adult());
            refuses(400, "INVALID_REQUEST", caller.confirm(ID, "{}"));
            refuses(400, "INVALID_REQUEST", caller.confirm(ID, "{\"otp\":123456}"));
            refuses(400, "INVALID_REQUEST", caller.confirm(ID, "[]"));
        }
    }

    @Nested
    class Input {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "channelKey",
                    "customer",
                    "name",
                    "phoneNumber",
                    "identityNumber",
                    "ipAddress",
                    "operator",
                    "method"
                })
        void allThatIsRequiredIsMissed(String name) {
            refuses(400, "INVALID_REQUEST", caller.send(ID, SendBody.adult().replace("\"" + name + "\"", "\"other\"")));
            assertThat(caller.get(ID).statusCode()).isEqualTo(404);
        }

        @ParameterizedTest
        @CsvSource({
            "\"9005051\", \"900505\"",
            "\"9005051\", \"90050511\"",
            "\"9005051\", \"9013051\"",
            "\"9005051\", \"9005059\"",
            "\"9005051\", \"9912313\"",
            "\"9005051\", 9005051",
            "\"01000000001\", \"010-0000-0001\"",
            "\"01000000001\", \"0100005678\"",
            "\"SKT\", \"LGT\"",
            "\"SMS\", \"ARS\"",
            "\"홍길동\", \" \"",
            "channel-key-danal, channel-key-inicis"
        })
        void unreadableValuesAreRefused(String good, String bad) {
            String body = SendBody.adult().replace(good, bad);
            assertThat(body).isNotEqualTo(SendBody.adult());
            refuses(400, "INVALID_REQUEST", caller.send(ID, body));
        }

        @Test
        void nullIsTakenAsAbsent() {
            String body = SendBody.adult()
                    .replace("\"customData\":\"{\\\"cart\\\":1}\"", "\"customData\":null,\"bypass\":null");
            assertThat(body).contains("\"bypass\":null");
            assertThat(caller.send(ID, body).statusCode()).isEqualTo(200);
            assertThat(caller.record(ID).members()).doesNotContainKey("customData");
        }

        /** As the JavaScript SDK sends it. */
        @Test
        void anyContentTypeIsTaken() {
            HttpResponse<String> sent = new Caller(sandbox)
                    .send(
                            "POST",
                            "/identity-verifications/" + ID + "/send",
                            SendBody.adult(),
                            "Content-Type",
                            "text/plain;charset=UTF-8",
                            "Authorization",
                            "PortOne " + sandbox.store().apiSecret());
            assertThat(sent.statusCode()).isEqualTo(200);
        }

        @Test
        void danalsCustomerIdHasAtMost200Characters() {
            assertThat(caller.send(ID, SendBody.adult().replace("member-7", "x".repeat(200)))
                            .statusCode())
                    .isEqualTo(200);
            refuses(
                    400,
                    "INVALID_REQUEST",
                    caller.send("other", SendBody.adult().replace("member-7", "x".repeat(201))));
        }
    }

    /** Rules of PortOne's guide for NHN KCP alone. */
    @Nested
    class AtKcp {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"kcpV2\":{\"media_type\":\"MC01\"}}",
                    "{\"kcpV2\":{\"media_type\":\"MC02\",\"cp_sms_msg\":\"인증번호 [000000]\"}}",
                    "{\"kcpV2\":{\"media_type\":\"MC02\",\"cp_callback\":\"02-0000-0000\"}}",
                    "\"{\\\"kcpV2\\\":{\\\"media_type\\\":\\\"MC01\\\"}}\""
                })
        void verifiesWithItsBypass(String bypass) {
            assertThat(caller.send(ID, SendBody.adultAtKcp(bypass)).statusCode())
                    .isEqualTo(200);
            assertThat(caller.confirm(
                                    ID,
                                    "{\"otp\":\"" + sandbox.messages().get(0).code() + "\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(inner(caller.record(ID), "channel").findString("pgProvider"))
                    .hasValue("KCP_V2");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "null",
                    "{\"kcp_v2\":{\"media_type\":\"MC01\"}}",
                    "{\"kcpV2\":{\"media_type\":\"MC03\"}}",
                    "{\"kcpV2\":{\"media_type\":\"MC01\",\"cp_sms_msg\":\"인증번호\"}}",
                    "{\"kcpV2\":{\"media_type\":\"MC01\",\"cp_callback\":\"07000000000\"}}",
                    "{\"kcpV2\":{\"media_type\":\"MC01\",\"cp_callback\":\"0600000000\"}}",
                    "{\"kcpV2\":{\"media_type\":\"MC01\",\"cp_callback\":\"call us\"}}",
                    "\"{\"",
                    "7"
                })
        void refusesAnother(String bypass) {
            refuses(400, "INVALID_REQUEST", caller.send(ID, SendBody.adultAtKcp(bypass)));
        }

        @Test
        void wantsTheIdentityNumberForTheAppToo() {
            String body =
                    SendBody.adultAtKcp("{\"kcpV2\":{\"media_type\":\"MC01\"}}").replace("\"SMS\"", "\"APP\"");
            refuses(400, "INVALID_REQUEST", caller.send(ID, body.replace(",\"identityNumber\":\"9005051\"", "")));
            assertThat(caller.send(ID, body).statusCode()).isEqualTo(200);
        }
    }

    private static void refuses(int status, String type, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(type(answer)).isEqualTo(type);
        assertThat(Caller.json(answer).findString("message")).isPresent();
    }
}
