package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.fault.IdentityFault;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.Step;
import java.net.http.HttpResponse;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried against a server in live mode on PortOne V2, and the step at which each try ends. */
class IdentityAttackTest {
    private static final Deque<Outcome> OUTCOMES = new ConcurrentLinkedDeque<>();

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static Sandbox portOne;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static RunningServer server;

    @BeforeAll
    static void start() {
        portOne = Sandbox.start();
        server = RunningServer.liveOnV2(
                portOne, OUTCOMES::add, "bonin.portone.v2.channels=channel-key-danal-live,channel-key-kcp-live");
    }

    @AfterAll
    static void stop() {
        server.close();
        portOne.close();
    }

    @BeforeEach
    void forget() {
        OUTCOMES.clear();
        portOne.clearFaults();
        portOne.calls().clear();
    }

    private static IdentityBrowser browser() {
        return IdentityBrowser.start(server);
    }

    @Test
    void acceptsWhoStartedOnceAndAsksPortOneOnce() {
        var browser = browser().verified(portOne);

        assertAccepted(browser.finish(), browser);
        assertAccepted(browser.finish(), browser);

        assertThat(portOne.calls().count(RestRoute.GET_IDENTITY_VERIFICATION)).isOne();
    }

    @Test
    void acceptsNobodyWithAnotherBrowsersId() {
        var victim = browser().verified(portOne);

        assertRefused(browser().finish(victim.id()), 404, RefusalReason.NOT_THIS_REQUEST, Step.BROWSER_BINDING);
        assertNobodyWasAsked();
        assertAccepted(victim.finish(), victim);
        assertRefused(browser().finish(victim.id()), 404, RefusalReason.NOT_THIS_REQUEST, Step.BROWSER_BINDING);
    }

    @Test
    void acceptsNobodyWhoLeavesTheCookieOut() {
        var victim = browser().verified(portOne);
        var stolen = new IdentityBrowser(server, "", victim.id(), "");

        assertRefused(stolen.finish(), 409, RefusalReason.BINDING_LOST, Step.BROWSER_BINDING);
        assertNobodyWasAsked();
    }

    @Test
    void acceptsNoIdThatThePageMinted() {
        var minted = "0mih4c1vk0a1b2c3d4e5f6g7h8i9j0k1";
        portOne.verify(IdentityVerificationOrder.of("adult").withId(minted).throughChannel("channel-key-danal-live"));

        assertRefused(browser().finish(minted), 404, RefusalReason.NOT_THIS_REQUEST, Step.BROWSER_BINDING);
        assertNobodyWasAsked();
    }

    @Test
    void finishesNoRequestWithTheIdOfAnotherTab() {
        var one = browser();
        var two = one.anotherTab();
        portOne.verify(two.order());

        assertRefused(one.finish(), 404, RefusalReason.NOT_THIS_REQUEST, Step.REPORT);
        assertAccepted(two.finish(), two);
    }

    @Test
    void believesNoTestChannel() {
        var browser = browser();
        portOne.verify(browser.order().throughChannel("channel-key-danal"));

        assertRefused(browser.finish(), 422, RefusalReason.TEST_CHANNEL, Step.ORIGIN);
    }

    @Test
    void believesNoForeignChannel() {
        var browser = browser();
        portOne.verify(browser.order().throughChannel("channel-key-inicis-live"));

        assertRefused(browser.finish(), 422, RefusalReason.CHANNEL_NOT_ALLOWED, Step.ORIGIN);
    }

    @Test
    void believesNoRecordOfV1() {
        var browser = browser();
        portOne.verify(browser.order().with("version", "V1"));

        assertRefused(browser.finish(), 404, RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
    }

    @Test
    void finishesNothingByACertificationOfV1() {
        var browser = browser();
        var impUid = portOne.certify(
                CertificationOrder.of("adult").withMerchantUid(browser.id()).withOrigin("https://shop.example/"));

        assertRefused(
                browser.finishWith("{\"imp_uid\":\"" + impUid + "\",\"merchant_uid\":\"" + browser.id() + "\"}"),
                404,
                RefusalReason.NOT_THIS_REQUEST,
                Step.REPORT);
    }

    @Test
    void believesNoReportOnAnotherId() {
        var browser = browser().verified(portOne);
        portOne.nextAnswers(new IdentityFault.WrongId());

        assertRefused(browser.finish(), 404, RefusalReason.NOT_THIS_REQUEST, Step.SAME_REQUEST);
    }

    @ParameterizedTest
    @EnumSource(
            value = IdentityStatus.class,
            names = {"READY", "FAILED"})
    void believesNothingThatIsNotVerified(IdentityStatus status) {
        var browser = browser();
        portOne.verify(browser.order().in(status));

        assertRefused(browser.finish(), 422, RefusalReason.NOT_CERTIFIED, Step.CERTIFIED);
    }

    @Test
    void acceptsASuccessAfterAFailureOnTheSameId() {
        var browser = browser();
        portOne.verify(browser.order().in(IdentityStatus.FAILED));
        assertRefused(browser.finish(), 422, RefusalReason.NOT_CERTIFIED, Step.CERTIFIED);

        assertAccepted(browser.verified(portOne).finish(), browser);
    }

    @Test
    void asksNoMoreThanTenTimesAboutOneThatStaysReady() {
        var browser = browser();
        portOne.verify(browser.order().in(IdentityStatus.READY));
        for (int i = 0; i < 10; i++) {
            assertRefused(browser.finish(), 422, RefusalReason.NOT_CERTIFIED, Step.CERTIFIED);
        }

        assertRefused(browser.finish(), 429, RefusalReason.TOO_MANY_TRIES, Step.TRY_COUNTED);
        assertThat(portOne.calls().count(RestRoute.GET_IDENTITY_VERIFICATION)).isEqualTo(10);
    }

    @Test
    void takesACodeForANoWhateverIdIsBesideIt() {
        var browser = browser().verified(portOne);

        var answer = browser.comeBack("identityVerificationId=" + browser.id()
                + "&identityVerificationTxId=tx&transactionType=IDENTITY_VERIFICATION&code=FAILURE_TYPE_PG&message=no");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(OUTCOMES).isEmpty();
        assertNobodyWasAsked();
        assertAccepted(browser.finish(), browser);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"imp_uid\":\"imp_1\",\"identity_verification_id\":\"%s\"}",
                "{\"identityVerificationId\":\"%1$s\",\"identity_verification_id\":\"%1$s\"}",
                "{\"imp_uid\":\"imp_1\",\"identityVerificationId\":\"%s\"}"
            })
    void refusesSeveralIdsAtOnce(String body) {
        var browser = browser().verified(portOne);

        BadInputTest.assertProblem(browser.finishWith(body.formatted(browser.id())), 400, "ambiguous_evidence");
        assertThat(OUTCOMES).isEmpty();
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "00000000000000000000000000000000000000000",
                "identity-verification-6d1f0e0c-0000-4000-8000-000000000000",
                "0MIH4C1VK0A1B2C3D4E5F6G7H8I9J0K1",
                "홍길동홍길동홍길동홍길동홍길동홍길동홍길동홍길동홍길동홍길동홍길",
                "../../payments/0a1b2c3d4e5f6g7h8",
                "imp_123456789012",
                " 0mih4c1vk0a1b2c3d4e5f6g7h8i9j0k"
            })
    void asksPortOneOnlyAboutWhatCouldBeAnIdOfOurs(String trick) {
        assertRefused(
                browser().finish(trick), 400, RefusalReason.MALFORMED_IDENTITY_VERIFICATION_ID, Step.EVIDENCE_SHAPE);
        assertRefused(
                browser().finish("0".repeat(300)),
                400,
                RefusalReason.MALFORMED_IDENTITY_VERIFICATION_ID,
                Step.EVIDENCE_SHAPE);
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"identity_verification_id\":\"\"}",
                "{\"identityVerificationId\":null}",
                "{\"identityVerificationId\":\"\"}"
            })
    void missesAnIdThatIsNotThere(String body) {
        BadInputTest.assertProblem(browser().finishWith(body), 400, "missing_imp_uid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "true", "[\"a\"]", "{\"a\":1}"})
    void takesNoIdThatIsNoText(String value) {
        BadInputTest.assertProblem(
                browser().finishWith("{\"identityVerificationId\":" + value + "}"), 400, "malformed_member");
    }

    @Test
    void hasNoAddressOfTheGuidesOwnServer() {
        var browser = browser().verified(portOne);

        var answer = IdentityBrowser.send(
                server,
                "/identity-verifications",
                browser.cookie(),
                "{\"identityVerificationId\":\"" + browser.id() + "\"}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertNobodyWasAsked();
    }

    private static void assertAccepted(HttpResponse<String> answer, IdentityBrowser whose) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(OUTCOMES.removeLast().id()).hasToString(whose.id());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, RefusalReason reason, Step step) {
        BadInputTest.assertProblem(answer, status, reason.code());
        assertThat(answer.body()).doesNotContain("\"steps\"", "홍길동");
        OUTCOMES.removeLast()
                .fold(
                        accepted -> {
                            throw new AssertionError("It was accepted");
                        },
                        waiting -> {
                            throw new AssertionError("It waits for a guardian");
                        },
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(reason);
                            assertThat(refused.steps()).last().isEqualTo(step);
                            return refused;
                        });
    }

    private static void assertNobodyWasAsked() {
        assertThat(portOne.calls().count(RestRoute.GET_IDENTITY_VERIFICATION)).isZero();
    }
}
