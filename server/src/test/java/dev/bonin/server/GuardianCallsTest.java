package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.standardwebhooks.Webhook;
import dev.bonin.server.GuardedShop.Child;
import dev.bonin.webhook.WebhookSecret;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An application has a guardian decide about a child, and is told. */
@ExtendWith(OutputCaptureExtension.class)
class GuardianCallsTest {
    private static final WebhookSecret SECRET = WebhookSecret.draw(new Random(1));

    private static RawWebhooks inbox;
    private static GuardedShop shop;

    @BeforeAll
    static void start() throws Exception {
        inbox = RawWebhooks.open();
        shop = GuardedShop.start(
                "https://shop.example/done",
                "bonin.applications.shop.webhook-url=" + inbox.url(),
                "bonin.applications.shop.webhook-secret=" + SECRET.reveal());
    }

    @AfterAll
    static void stop() {
        shop.server().close();
        inbox.close();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        BadInputTest.assertProblem(answer, status, code);
        assertThat(answer.body()).doesNotContain("한열셋", "홍길동", ShopServer.SUBJECT);
    }

    /** The types of the next webhooks about a child, which all have to be signed. */
    private static List<String> told(Child child, int number) throws Exception {
        var types = new ArrayList<String>();
        while (types.size() < number) {
            var next = inbox.next();
            new Webhook(SECRET.reveal()).verify(next.body(), next.headers());
            if (next.body().contains(child.id())) {
                types.add(JsonPath.read(next.body(), "$.type"));
            }
        }
        return types;
    }

    @Test
    void redeemsTheChildsCodeOnceTheGuardianHasConsented(CapturedOutput log) throws Exception {
        var child = shop.child();
        assertThat(JsonPath.<String>read(shop.shop().find(child.id()).body(), "$.status"))
                .isEqualTo("guardian_needed");
        assertRefused(shop.shop().redeem(child.id(), child.code()), 409, "guardian_needed");

        var guardian = shop.guardian(shop.link(child));
        assertThat(guardian.visit().body()).contains("\"verified\":true", "탈퇴할 때까지");
        var consented = guardian.consent();
        assertThat(consented.statusCode()).as(consented.body()).isEqualTo(200);

        var redeemed = shop.shop().redeem(child.id(), child.code());
        assertThat(redeemed.statusCode()).as(redeemed.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(redeemed.body(), "$.identity.name")).isEqualTo("한열셋");
        assertThat(JsonPath.<Map<String, Object>>read(redeemed.body(), "$.guardian"))
                .containsEntry("decision", "consented")
                .containsEntry("relationship", "declared")
                .containsEntry("wording_version", "2026-11")
                .containsKeys("person_id", "decided_at", "wording_sha256");
        assertThat(JsonPath.<String>read(redeemed.body(), "$.guardian.person_id"))
                .isNotEqualTo(JsonPath.<String>read(redeemed.body(), "$.person_id"));
        assertThat(told(child, 3))
                .containsExactlyInAnyOrder("guardian.needed", "guardian.consented", "verification.accepted");
        assertThat(log.getAll()).doesNotContain("한열셋", "홍길동", guardian.link(), child.code());
    }

    @Test
    void isToldOfARefusalWithTheGuardianAndTheWording() throws Exception {
        var child = shop.child();
        var guardian = shop.guardian(shop.link(child));

        assertThat(guardian.refuse().statusCode()).isEqualTo(200);

        var standing = shop.shop().find(child.id());
        assertThat(JsonPath.<String>read(standing.body(), "$.status")).isEqualTo("refused");
        assertThat(JsonPath.<String>read(standing.body(), "$.reason")).isEqualTo("guardian_refused");
        assertThat(JsonPath.<Map<String, Object>>read(standing.body(), "$.guardian"))
                .containsEntry("decision", "refused")
                .containsKeys("person_id", "decided_at", "wording_version");
        assertRefused(shop.shop().redeem(child.id(), child.code()), 403, "guardian_refused");
        assertThat(told(child, 3))
                .containsExactlyInAnyOrder("guardian.needed", "guardian.refused", "verification.refused");
    }

    @Test
    void getsNoLinkWithoutTheChildsCode() {
        var child = shop.child();
        var other = shop.child();
        var members = shop.invitation(other.code());
        assertRefused(shop.invite(child.id(), members), 400, "invalid_code");

        var ofAnother = shop.invitation(child.code());
        ofAnother.put("subject", "7");
        assertRefused(shop.invite(child.id(), ofAnother), 409, "subject_mismatch");
        assertRefused(shop.invite("0".repeat(32), shop.invitation(child.code())), 404, "unknown_verification");
    }

    @ParameterizedTest
    @CsvSource({"wording_version,' '", "wording_version,a b", "wording,''", "guardian_phone,12", "guardian_phone,abc"})
    void getsNoLinkForMalformedMembers(String member, String value) {
        var child = shop.child();
        var members = shop.invitation(child.code());
        members.put(member, value);

        var answer = shop.invite(child.id(), members);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"member\":\"" + member + "\"");
    }

    @Test
    void replacesALinkByANewOne() {
        var child = shop.child();
        var guardian = shop.guardian(shop.link(child));
        shop.link(child);

        assertRefused(guardian.visit(), 404, "unknown_link");
    }

    @Test
    void canCallTheWaitingOff() {
        var child = shop.child();
        var guardian = shop.guardian(shop.link(child));
        assertRefused(shop.shop().cancel(child.id()), 409, "already_accepted");

        assertThat(shop.shop().erase(child.id(), "").statusCode()).isEqualTo(200);

        assertRefused(guardian.visit(), 404, "unknown_link");
        assertRefused(shop.shop().redeem(child.id(), child.code()), 410, "erased");
    }

    @Test
    void neverSeesTheGuardiansOwnVerification() {
        var guardian = shop.guardian(shop.link(shop.child()));

        assertRefused(shop.shop().find(guardian.verification()), 404, "unknown_verification");
        assertRefused(shop.shop().erase(guardian.verification(), ""), 404, "unknown_verification");
    }

    @Test
    void listensToNoDecisionOfABrowserThatVerifiedNobody() {
        var child = shop.child();
        var guardian = shop.guardian(shop.link(child));
        var thief = new GuardedShop.Guardian(SentBrowser.of(shop.server()), guardian.link(), guardian.verification());
        String sha256 = JsonPath.read(guardian.visit().body(), "$.wording.sha256");
        var vote = Map.of("decision", "consented", "wording_sha256", sha256, "relationship", "legal_guardian");

        assertRefused(thief.decide(vote), 409, "guardian_not_verified");
        assertRefused(
                guardian.decide(Map.of("decision", "consented", "wording_sha256", sha256)), 400, "declaration_missing");
        assertRefused(guardian.decide(Map.of("decision", "maybe")), 400, "malformed_member");
        assertRefused(
                guardian.decide(Map.of(
                        "decision", "consented", "wording_sha256", "0".repeat(64), "relationship", "legal_guardian")),
                409,
                "wording_changed");
        assertThat(guardian.consent().statusCode()).isEqualTo(200);
        assertRefused(guardian.decide(vote), 409, "already_decided");
    }

    @Test
    void letsTheBrowserOfTheChildStartNoGuardian() {
        var started = SentBrowser.of(shop.server())
                .post("/certifications/requests", ShopServer.json(Map.of("purpose", "default:guardian")));

        assertRefused(started, 400, "unknown_purpose");
    }

    @Test
    void findsTheLinkThatAMessengerHasEncoded() {
        var link = shop.link(shop.child());

        var answer = shop.server().send(shop.server().request("/certifications/guardian%23" + link));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/guardian#" + link);
    }
}
