package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.audit.AuditAction;
import dev.bonin.erasure.SourceErasures;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.store.Stores;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application has the person of its verification forgotten. */
class ErasureCallsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private static RunningServer server;
    private static ShopServer shop;
    private static ShopServer cafe;

    @BeforeAll
    static void start() {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.addAll(List.of(ShopServer.settings("cafe")));
        settings.add("bonin.purposes.default.keep=person,name");
        server = RunningServer.startWithBean("clock", SettableClock.at(NOW), settings.toArray(String[]::new));
        shop = ShopServer.of(server, "shop");
        cafe = ShopServer.of(server, "cafe");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void forgetsThePersonAndTellsSo() {
        var verified = verified();

        var answer = shop.erase(verified.id(), "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(members(answer))
                .containsExactly(
                        Map.entry("id", verified.id()),
                        Map.entry("status", "erased"),
                        Map.entry("erased_at", "2026-11-23T03:00:00Z"),
                        Map.entry("source", "not_asked"));
        assertThat(members(shop.find(verified.id())))
                .containsEntry("status", "erased")
                .containsEntry("purpose", "default")
                .containsEntry("claimed", true)
                .containsKeys("finished_at", "decisions");
    }

    @Test
    void tellsTheSameAgain() {
        var verified = verified();
        var first = shop.erase(verified.id(), "?at_source=false");

        var again = shop.erase(verified.id(), "?at_source=true");

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void hasPortOneForgetItToo() {
        var verified = verified();

        assertThat(members(shop.erase(verified.id(), "?at_source=true"))).containsEntry("source", "pending");
        long before = server.sandbox().calls().count(RestRoute.DELETE_CERTIFICATION);
        server.part(SourceErasures.class).run();

        assertThat(members(shop.erase(verified.id(), ""))).containsEntry("source", "erased");
        assertThat(server.sandbox().calls().count(RestRoute.DELETE_CERTIFICATION) - before)
                .isOne();
    }

    @Test
    void writesWhoAskedIntoTheAccessLog() {
        var verified = verified();
        shop.erase(verified.id(), "");

        var entries = server.part(Stores.class).log().about(verified.id(), Optional.empty(), 10).stream()
                .filter(entry -> entry.action() == AuditAction.VERIFICATION_ERASED)
                .toList();

        assertThat(entries).hasSize(1);
        var last = entries.get(0);
        assertThat(last.access().actor()).isEqualTo("application:shop");
        assertThat(last.access().source()).isEqualTo("127.0.0.1");
        assertThat(last.detail()).isEqualTo("cause=application at_source=false");
    }

    @Test
    void isOnlyForOnesOwn() {
        var verified = verified();

        assertProblem(cafe.erase(verified.id(), ""), 404, "unknown_verification");
        assertProblem(shop.erase("0".repeat(32), ""), 404, "unknown_verification");
        assertProblem(shop.erase("x", ""), 404, "unknown_verification");
        assertProblem(
                server.send(server.request("/v1/verifications/" + verified.id()).DELETE()), 401, "unauthorized");
        assertThat(members(shop.find(verified.id()))).containsEntry("status", "accepted");
    }

    @Test
    void letsNobodyFinishWhatIsOpen() {
        var order = shop.order();
        var browser = SentBrowser.of(server).claimed(order.pageToken());

        assertThat(members(shop.erase(order.id(), ""))).containsEntry("status", "cancelled");

        assertProblem(browser.finish(order.id()), 404, "not_this_request");
    }

    @Test
    void leavesNothingToRedeemAndNothingToTellAgain() {
        var order = shop.order();
        var browser = SentBrowser.of(server).claimed(order.pageToken());
        var impUid = browser.certify(order.id());
        var finish = ShopServer.json(Map.of("imp_uid", impUid, "merchant_uid", order.id()));
        var code = JsonPath.<String>read(browser.post("/certifications", finish).body(), "$.code");
        shop.erase(order.id(), "");

        assertProblem(shop.redeem(order.id(), code), 410, "erased");
        assertProblem(shop.redeem(order.id(), "wrong"), 400, "invalid_code");
        assertProblem(browser.post("/certifications", finish), 404, "not_this_request");
        assertThat(JsonPath.<String>read(browser.look(order.pageToken()).body(), "$.standing"))
                .isEqualTo("over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?at_source=", "?at_source=yes", "?at_source=TRUE", "?at_source"})
    void refusesWhatIsNeitherTrueNorFalse(String query) {
        var verified = verified();

        var answer = shop.erase(verified.id(), query);

        assertProblem(answer, 400, "malformed_parameter");
        assertThat(members(answer)).containsEntry("member", "at_source");
        assertThat(members(shop.find(verified.id()))).containsEntry("status", "accepted");
    }

    @Test
    void refusesToBeToldTwice() {
        assertProblem(shop.erase(verified().id(), "?at_source=false&at_source=true"), 400, "repeated_parameter");
    }

    private static ShopServer.Order verified() {
        var order = shop.order();
        SentBrowser.of(server).claimed(order.pageToken()).code(order.id());
        return order;
    }

    private static Map<String, Object> members(HttpResponse<String> answer) {
        return JsonPath.read(answer.body(), "$");
    }
}
