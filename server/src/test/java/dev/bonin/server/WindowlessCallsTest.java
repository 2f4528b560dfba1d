package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The application API without a window: order, send, resend, confirm, redeem. */
class WindowlessCallsTest {
    private static final String ORDER = "{\"subject\":\"고객 42\",\"window\":false,\"typed_name\":\"홍길동\"}";

    private static RunningServer server;
    private static ShopServer shop;
    private static ShopServer cafe;
    private static ShopServer page;

    @BeforeAll
    static void start() {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.addAll(List.of(ShopServer.settings("cafe")));
        settings.addAll(List.of(ShopServer.settings("page")));
        settings.addAll(List.of(
                "bonin.applications.shop.scopes=name,windowless",
                "bonin.applications.cafe.scopes=name,windowless",
                "bonin.portone.api=v2",
                "bonin.purposes.default.keep=person,name",
                "bonin.purposes.senior.policies=minimum_age:60",
                "bonin.purposes.old.api=v1"));
        server = RunningServer.start(settings.toArray(String[]::new));
        shop = ShopServer.of(server, "shop");
        cafe = ShopServer.of(server, "cafe");
        page = ShopServer.of(server, "page");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What an order was answered. */
    private record Ordered(String id, String session) {
        static Ordered of(String order) {
            var answer = shop.post("", order);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return new Ordered(JsonPath.read(answer.body(), "$.id"), JsonPath.read(answer.body(), "$.session"));
        }

        HttpResponse<String> send(Map<String, String> changes) {
            return shop.post("/" + id + "/send", ShopServer.json(members(changes)));
        }

        Map<String, String> members(Map<String, String> changes) {
            var members = new HashMap<>(Map.of(
                    "session", session,
                    "name", "홍길동",
                    "phone", "010-0000-0001",
                    "carrier", "skt",
                    "identity_number", "9005051",
                    "method", "sms",
                    "ip_address", "203.0.113.7"));
            members.putAll(changes);
            members.values().removeIf("-"::equals);
            return members;
        }

        Ordered sent() {
            var answer = send(Map.of());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return this;
        }

        HttpResponse<String> resend() {
            return shop.post("/" + id + "/resend", ShopServer.json(Map.of("session", session)));
        }

        HttpResponse<String> confirm(String code) {
            return shop.post("/" + id + "/confirm", ShopServer.json(Map.of("session", session, "code", code)));
        }
    }

    private static String code() {
        var messages = server.sandbox().messages();
        return messages.get(messages.size() - 1).code();
    }

    @Test
    void verifiesAndRedeems() {
        var ordered = Ordered.of(ORDER).sent();
        var resent = ordered.resend();
        assertThat(resent.statusCode()).as(resent.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(resent.body(), "$.status")).isEqualTo("open");

        var confirmed = ordered.confirm(code());

        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(confirmed.body(), "$.status")).isEqualTo("accepted");
        assertThat(confirmed.body()).doesNotContain("홍길동", "00000001", "900505");
        var redeemed = shop.redeem(ordered.id(), JsonPath.read(confirmed.body(), "$.code"));
        assertThat(redeemed.statusCode()).as(redeemed.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(redeemed.body(), "$.identity.name")).isEqualTo("홍길동");
    }

    @Test
    void answersALostConfirmAgain() {
        var ordered = Ordered.of(ORDER).sent();
        var code = code();
        var first = ordered.confirm(code);

        var second = ordered.confirm(code);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<String>read(second.body(), "$.code")).isEqualTo(JsonPath.read(first.body(), "$.code"));
    }

    @Test
    void verifiesInTheCarriersApp() {
        var ordered = Ordered.of(ORDER);
        assertThat(ordered.send(Map.of("method", "app", "identity_number", "-")).statusCode())
                .isEqualTo(200);

        var confirmed =
                shop.post("/" + ordered.id() + "/confirm", ShopServer.json(Map.of("session", ordered.session())));

        assertThat(JsonPath.<String>read(confirmed.body(), "$.status")).isEqualTo("accepted");
    }

    @Test
    void tellsWhyAPolicyRefused() {
        var ordered = Ordered.of(
                        "{\"subject\":\"고객 42\",\"window\":false,\"purpose\":\"senior\",\"typed_name\":\"홍길동\"}")
                .sent();

        var confirmed = ordered.confirm(code());

        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        assertThat(JsonPath.<String>read(confirmed.body(), "$.status")).isEqualTo("refused");
        assertThat(JsonPath.<String>read(confirmed.body(), "$.reason")).isEqualTo("under_age");
        assertThat(confirmed.body()).doesNotContain("\"code\"");
    }

    @Test
    void refusesAWrongCodeAndStaysOpen() {
        var ordered = Ordered.of(ORDER).sent();

        assertProblem(ordered.confirm("000000"), 422, "refused_by_agency");
        assertThat(ordered.confirm(code()).statusCode()).isEqualTo(200);
    }

    @Test
    void goesOnInItsOrderOnly() {
        var ordered = Ordered.of(ORDER);
        assertProblem(ordered.resend(), 409, "not_sent");
        assertProblem(ordered.confirm("123456"), 409, "not_sent");
        ordered.sent();
        assertProblem(ordered.send(Map.of()), 409, "already_sent");
        shop.cancel(ordered.id());
        assertProblem(ordered.resend(), 409, "not_open");
    }

    @Test
    void goesOnForItsOwnSessionAndApplicationOnly() {
        var ordered = Ordered.of(ORDER).sent();
        var other = Ordered.of(ORDER);
        var code = code();

        assertProblem(new Ordered(ordered.id(), other.session()).confirm(code), 400, "invalid_session");
        assertProblem(new Ordered(ordered.id(), "x").confirm(code), 400, "invalid_session");
        var session = ShopServer.json(Map.of("session", ordered.session(), "code", code));
        assertProblem(cafe.post("/" + ordered.id() + "/confirm", session), 404, "unknown_verification");
        assertProblem(shop.post("/" + ordered.id() + "/confirm", "{}"), 400, "missing_member");
        assertProblem(new Ordered(shop.order().id(), ordered.session()).confirm(code), 400, "invalid_session");
    }

    @ParameterizedTest
    @CsvSource({
        "name, ' '",
        "name, -",
        "phone, 12",
        "phone, '+1 212 555 0100'",
        "phone, -",
        "carrier, lgt",
        "carrier, unknown",
        "identity_number, 900505",
        "identity_number, 9005051234567",
        "identity_number, -",
        "method, mms",
        "method, fax",
        "ip_address, localhost",
        "ip_address, -",
        "ip_address, '203.0.113.7, 192.0.2.1'",
        "ip_address, 999.999.1.1",
        "ip_address, 203.0.113.256",
        "ip_address, 203.0.113.07",
        "ip_address, 203.0.113",
        "ip_address, 203.0.113.7.1",
        "ip_address, '203.0.113.7 '",
        "ip_address, 3405803783",
        "ip_address, ':::'",
        "ip_address, '1:2:3:4:5:6:7'",
        "ip_address, '1:2:3:4:5:6:7:8:9'",
        "ip_address, '1::2::3'",
        "ip_address, '2001:db8::12345'",
        "ip_address, '::ffff:192.0.2.256'",
        "ip_address, 'fe80::1%eth0'",
        "ip_address, '[::1]'",
        "session, -"
    })
    void refusesValuesThatCannotBeRight(String member, String value) {
        var refused = Ordered.of(ORDER).send(Map.of(member, value));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(JsonPath.<String>read(refused.body(), "$.member")).isEqualTo(member);
        assertThat(refused.body()).doesNotContain("홍길동", "9005051", "00000001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "255.255.255.255",
                "2001:db8::7",
                "2001:DB8:0:0:0:0:0:7",
                "::",
                "::1",
                "1::",
                "::ffff:192.0.2.1",
                "1:2:3:4:5:6:7:8",
                "1:2:3:4:5:6:192.0.2.1"
            })
    void takesAnAddressOfEitherKind(String address) {
        assertThat(Ordered.of(ORDER).send(Map.of("ip_address", address)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/send", "/resend", "/confirm"})
    void goesOnForApplicationsWithTheScopeOnly(String step) {
        assertNoScope(page.post("/" + page.order().id() + step, "{}"));
    }

    @Test
    void isOrderedByApplicationsWithTheScopeOnly() {
        assertNoScope(page.post("", ORDER));
        assertThat(page.order().id()).as("with a window it may").isNotEmpty();
    }

    private static void assertNoScope(HttpResponse<String> answer) {
        assertProblem(answer, 403, "missing_scope");
        assertThat(JsonPath.<String>read(answer.body(), "$.scope")).isEqualTo("windowless");
    }

    @ParameterizedTest
    @CsvSource({
        "en, carrier, lgt, 'carrier: skt, kt, lgu, skt_mvno, kt_mvno or lgu_mvno'",
        "ko, carrier, lgt, 'carrier는 skt, kt, lgu, skt_mvno, kt_mvno, lgu_mvno'",
        "en, method, mms, 'method: sms or app'",
        "ko, method, mms, 'method는 sms나 app'",
        "en, ip_address, localhost, 'ip_address: an IPv4 or IPv6 address'",
        "ko, ip_address, localhost, 'ip_address는 IPv4나 IPv6 주소'",
        "en, identity_number, 12, 'identity_number: seven digits'",
        "ko, identity_number, 12, 'identity_number는 숫자 7자리'"
    })
    void saysWhatAMemberMayBe(String language, String member, String value, String sentence) {
        var ordered = Ordered.of(ORDER);
        var body = ShopServer.json(ordered.members(Map.of(member, value)));
        var answer = server.send(shop.call("/" + ordered.id() + "/send")
                .header("Content-Type", "application/json")
                .header("Accept-Language", language)
                .POST(BodyPublishers.ofString(body)));

        assertThat(JsonPath.<String>read(answer.body(), "$.detail")).contains(sentence);
    }

    @Test
    void isOrderedWithoutAPageAndForV2Only() {
        assertProblem(
                shop.post("", "{\"subject\":\"4\",\"window\":false,\"purpose\":\"old\",\"typed_name\":\"홍길동\"}"),
                400,
                "window_needed");
        assertProblem(
                shop.post("", "{\"subject\":\"4\",\"window\":false,\"return_url\":\"https://shop.example/\"}"),
                400,
                "malformed_member");
        assertProblem(shop.post("", "{\"subject\":\"4\",\"window\":\"no\"}"), 400, "malformed_member");
        var unnamed = shop.post("", "{\"subject\":\"4\",\"window\":false}");
        assertProblem(unnamed, 400, "missing_member");
        assertThat(JsonPath.<String>read(unnamed.body(), "$.member")).isEqualTo("typed_name");
    }
}
