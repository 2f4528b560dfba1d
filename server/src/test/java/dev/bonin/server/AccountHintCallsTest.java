package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** An application gives hints about its accounts, which their people are told and no log has. */
@ExtendWith(OutputCaptureExtension.class)
class AccountHintCallsTest {
    private static final String KAKAO = "카카오로 가입 canary-hint";

    private RunningServer server;
    private Members shop;

    @BeforeEach
    void start() {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.addAll(List.of(
                "bonin.applications.shop.scopes=unlink,relink",
                "bonin.purposes.default.keep=person",
                "bonin.purposes.default.policies=one_person_one_account",
                "logging.level.dev.bonin=trace"));
        server = RunningServer.start(settings.toArray(String[]::new));
        shop = new Members(ShopServer.of(server, "shop"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> link(String account, String verification, Object hint) {
        var body = JsonPath.parse(Map.of("verification_id", verification, "hint", hint));
        return shop.shop().put(Members.path(account) + "/person", body.jsonString());
    }

    private HttpResponse<String> change(String account, String body) {
        return shop.shop().put(Members.path(account) + "/hint", body);
    }

    @Test
    void isToldToTheBrowserThatFinishedAndToTheApplicationThatRedeems(CapturedOutput log) {
        assertThat(link("kim", shop.verified("adult"), KAKAO).statusCode()).isEqualTo(201);

        var order = shop.shop().order();
        var browser = SentBrowser.of(server).claimed(order.pageToken());
        var finished = browser.finish(order.id());
        var before = shop.shop().find(order.id()).body();
        var redeemed = shop.shop().redeem(order.id(), JsonPath.read(finished.body(), "$.code"));

        assertThat(JsonPath.<String>read(finished.body(), "$.account_hint")).isEqualTo(KAKAO);
        assertThat(JsonPath.<String>read(finished.body(), "$.return_to")).doesNotContain("canary", "hint");
        assertThat(before).doesNotContain("canary-hint", "linked_account");
        assertThat(JsonPath.<String>read(redeemed.body(), "$.account")).isEqualTo("existing");
        assertThat(JsonPath.<String>read(redeemed.body(), "$.linked_account")).isEqualTo("kim");
        assertThat(JsonPath.<String>read(redeemed.body(), "$.account_hint")).isEqualTo(KAKAO);
        assertThat(shop.shop().find(order.id()).body()).doesNotContain("canary-hint", "linked_account");
        assertThat(shop.find("kim").body()).doesNotContain("canary-hint");
        assertThat(log.getAll()).doesNotContain("canary-hint");
    }

    @Test
    void isNotToldToAnotherPerson() {
        link("kim", shop.verified("adult"), KAKAO);

        var order = shop.shop().order();
        var browser = SentBrowser.of(server).claimed(order.pageToken());
        var finished = browser.finish(order.id(), CertificationOrder.of("foreigner"));

        assertThat(finished.statusCode()).isEqualTo(200);
        assertThat(finished.body()).doesNotContain("account_hint");
        assertThat(shop.shop()
                        .redeem(order.id(), JsonPath.read(finished.body(), "$.code"))
                        .body())
                .doesNotContain("account_hint", "linked_account");
    }

    @Test
    void isShortAndPlainText(CapturedOutput log) {
        var verification = shop.verified("adult");

        for (var hint : List.of("", " ", "canary-hint\n", "canary-hint" + "x".repeat(90), 7)) {
            assertProblem(link("kim", verification, hint), 400, "malformed_member");
        }
        assertProblem(shop.find("kim"), 404, "unknown_account");
        assertThat(link("kim", verification, "x".repeat(100)).statusCode()).isEqualTo(201);
        assertThat(log.getAll()).doesNotContain("canary-hint");
    }

    @Test
    void isChangedAndRemoved() {
        link("kim", shop.verified("adult"), KAKAO);

        assertThat(change("kim", "{\"hint\":\"네이버로 가입\"}").statusCode()).isEqualTo(204);
        assertThat(told()).contains("네이버로 가입");
        assertThat(change("kim", "{}").statusCode()).isEqualTo(204);
        assertThat(told()).doesNotContain("account_hint");

        assertProblem(change("lee", "{\"hint\":\"네이버로 가입\"}"), 404, "unknown_account");
        assertProblem(change("kim", "{\"hint\":\"\\u0000\"}"), 400, "malformed_member");
        assertProblem(change("kim", "{\"hnt\":\"x\"}"), 400, "unknown_member");
    }

    private String told() {
        var order = shop.shop().order();
        return SentBrowser.of(server)
                .claimed(order.pageToken())
                .finish(order.id())
                .body();
    }

    @Test
    void staysTheAccountsOwnWhereItMoves() {
        link("kim", shop.verified("adult"), KAKAO);
        var moved = JsonPath.parse(
                Map.of("verification_id", shop.verified("foreigner"), "replace", true, "reason", "r", "hint", "x"));

        assertProblem(shop.shop().put(Members.path("kim") + "/person", moved.jsonString()), 400, "malformed_member");
    }
}
