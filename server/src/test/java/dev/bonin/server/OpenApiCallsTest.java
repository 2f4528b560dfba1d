package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.server.openapi.DescribedCalls;
import dev.bonin.server.openapi.Endpoint;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every call of {@code /openapi.json} is made with success, and is as described: {@link RunningServer} checks the calls
 * of all tests, refusals too.
 */
class OpenApiCallsTest {
    private static final String RETURN_URL = "https://shop.example/verified";
    private static final DescribedCalls DESCRIBED = DescribedCalls.checkedIn();

    private static String[] settings() {
        var more = List.of(
                "bonin.applications.shop.scopes=name,birthday,phone,gender,foreigner,carrier,ci,di,unlink,relink,ban,windowless",
                "bonin.purposes.default.keep=person,name",
                "bonin.purposes.default.policies=minimum_age:14,one_person_one_account",
                "bonin.purposes.app.api=v2",
                "bonin.accounts.rejoin-wait=30d");
        return Stream.concat(Stream.of(ShopServer.settings("shop", RETURN_URL)), more.stream())
                .toArray(String[]::new);
    }

    @Test
    void areAllAsDescribed() {
        DESCRIBED.forget();
        try (var server = RunningServer.start(settings())) {
            var shop = ShopServer.of(server, "shop", RETURN_URL);
            ordersAndErasures(shop);
            accountsAndPersons(new Members(shop));
            withoutAWindow(shop);
            var endpoints = Endpoint.all(server.part(RequestMappingHandlerMapping.class));
            guardians();
            assertThat(DESCRIBED.succeeded())
                    .containsExactlyInAnyOrderElementsOf(
                            endpoints.stream().map(Endpoint::toString).toList());
        }
    }

    private static void ordersAndErasures(ShopServer shop) {
        var members = new Members(shop);
        var order = shop.order();
        succeeds(200, shop.find(order.id()));
        succeeds(200, shop.cancel(order.id()));
        succeeds(200, shop.erase(shop.order().id(), ""));
        var verification = members.verified("adult");
        succeeds(200, shop.find(verification));
        succeeds(200, shop.erase(verification, "?at_source=true"));
        succeeds(200, shop.post("/" + members.verified("mvno") + "/erase", "{\"at_source\":true}"));
    }

    private static void accountsAndPersons(Members members) {
        var shop = members.shop();
        var body = ShopServer.json(Map.of("verification_id", members.verified("adult"), "hint", "mi***@example.com"));
        succeeds(201, shop.put("/v1/accounts/42/person", body));
        succeeds(200, post(shop, "/v1/accounts/42/person", body));
        succeeds(204, shop.put("/v1/accounts/42/hint", "{\"hint\":\"kim***@example.com\"}"));
        succeeds(204, post(shop, "/v1/accounts/42/hint", "{}"));
        succeeds(200, members.lookUp(members.verified("adult")));
        String person = JsonPath.read(members.find("42").body(), "$.person_id");
        var ban = ShopServer.json(Map.of("reason", "fraud"));
        succeeds(200, members.ban(person, Map.of("reason", "fraud", "until", "9000-01-01T00:00:00Z")));
        succeeds(200, members.unban(person));
        succeeds(200, post(shop, "/v1/persons/" + person + "/ban", ban));
        succeeds(200, post(shop, "/v1/persons/" + person + "/unban", ""));
        succeeds(200, members.unlink("42"));
        members.signedUp("43", "foreigner");
        succeeds(200, post(shop, "/v1/accounts/43/unlink", "{}"));
    }

    private static void withoutAWindow(ShopServer shop) {
        var order = shop.post("", "{\"subject\":\"42\",\"purpose\":\"app\",\"window\":false,\"typed_name\":\"홍길동\"}");
        succeeds(201, order);
        String id = JsonPath.read(order.body(), "$.id");
        String session = JsonPath.read(order.body(), "$.session");
        var person = Map.of(
                "session", session,
                "name", "홍길동",
                "phone", "010-0000-0001",
                "carrier", "skt",
                "identity_number", "9005051",
                "method", "sms",
                "ip_address", "203.0.113.7");
        succeeds(200, shop.post("/" + id + "/send", ShopServer.json(person)));
        succeeds(200, shop.post("/" + id + "/resend", ShopServer.json(Map.of("session", session))));
        var messages = shop.server().sandbox().messages();
        var code = messages.get(messages.size() - 1).code();
        var confirmation = Map.of("session", session, "code", code);
        succeeds(200, shop.post("/" + id + "/confirm", ShopServer.json(confirmation)));
    }

    private static void guardians() {
        var shop = GuardedShop.start(RETURN_URL);
        try {
            var child = shop.child();
            succeeds(200, shop.shop().find(child.id()));
            shop.guardian(shop.link(child)).consent();
            succeeds(200, shop.shop().redeem(child.id(), child.code()));
        } finally {
            shop.server().close();
        }
    }

    private static HttpResponse<String> post(ShopServer shop, String path, String body) {
        return shop.server()
                .send(shop.calling(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static void succeeds(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}
