package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application that can only send GET and POST can do everything, under the same guards. */
class PostFormsTest {
    private static final String JSON = "application/json";
    private static final String NOBODY = "0".repeat(32);

    private static MemberServer server;

    @BeforeAll
    static void start() {
        server = MemberServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void linksAndUnlinksAnAccount() {
        var shop = server.shop();
        var body = ShopServer.json(Map.of("verification_id", shop.verified("adult")));

        var linked = post(shop, "/v1/accounts/42/person", JSON, body);
        var unlinked = post(shop, "/v1/accounts/42/unlink", JSON, "");

        assertThat(linked.statusCode()).isEqualTo(201);
        assertThat((String) JsonPath.read(linked.body(), "$.account")).isEqualTo("42");
        assertThat((String) JsonPath.read(unlinked.body(), "$.status")).isEqualTo("unlinked");
        assertProblem(shop.find("42"), 404, "unknown_account");
    }

    @Test
    void bansAndUnbansAPerson() {
        var shop = server.shop();
        var person = "/v1/persons/" + shop.signedUp("42", "adult");

        var banned = post(shop, person + "/ban", JSON, "{\"reason\":\"fraud\"}");
        var unbanned = post(shop, person + "/unban", JSON, "{}");

        assertThat((String) JsonPath.read(banned.body(), "$.status")).isEqualTo("banned");
        assertThat((String) JsonPath.read(unbanned.body(), "$.status")).isEqualTo("unbanned");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', not_asked",
        "'', {}, not_asked",
        "'', '{\"at_source\":true}', pending",
        "'', '{\"at_source\":false}', not_asked",
        "?at_source=true, '', pending",
        "?at_source=true, {}, pending"
    })
    void erasesAPerson(String query, String body, String source) {
        var shop = server.shop();
        var erased = post(shop, "/v1/verifications/" + shop.verified("adult") + "/erase" + query, JSON, body);

        assertThat((String) JsonPath.read(erased.body(), "$.status")).isEqualTo("erased");
        assertThat((String) JsonPath.read(erased.body(), "$.source")).isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, ?at_source=true, '{\"at_source\":true}', 400, repeated_parameter",
        "application/json, ?at_source=yes, '', 400, malformed_parameter",
        "application/json, '', '{\"at_source\":\"true\"}', 400, malformed_member",
        "application/json, '', '{\"at_sourze\":true}', 400, unknown_member",
        "application/json, '', '[]', 400, malformed_body",
        "application/x-www-form-urlencoded, '', at_source=true, 415, json_expected"
    })
    void erasesNothingByACallThatItDoesNotUnderstand(String type, String query, String body, int status, String code) {
        var shop = server.shop();
        var verification = shop.verified("adult");

        assertProblem(post(shop, "/v1/verifications/" + verification + "/erase" + query, type, body), status, code);
        assertThat((String) JsonPath.read(shop.shop().find(verification).body(), "$.status"))
                .isEqualTo("accepted");
    }

    @Test
    void refusesWhatTheOtherMethodsRefuse() {
        var cafe = server.cafe();
        var shop = server.shop();

        assertProblem(post(cafe, "/v1/accounts/42/unlink", JSON, ""), 403, "missing_scope");
        assertProblem(post(cafe, "/v1/persons/" + NOBODY + "/unban", JSON, ""), 403, "missing_scope");
        assertProblem(post(cafe, "/v1/persons/" + NOBODY + "/ban", JSON, "{\"reason\":\"x\"}"), 403, "missing_scope");
        assertProblem(post(shop, "/v1/accounts/42/unlink", JSON, ""), 404, "unknown_account");
        assertProblem(post(shop, "/v1/accounts/42/unlink", JSON, "{\"reason\":\"x\"}"), 400, "unknown_member");
        assertProblem(post(shop, "/v1/persons/" + NOBODY + "/unban", JSON, ""), 404, "unknown_person");
        assertProblem(post(shop, "/v1/verifications/" + NOBODY + "/erase", JSON, ""), 404, "unknown_verification");
    }

    private static HttpResponse<String> post(Members caller, String path, String type, String body) {
        return server.running.send(
                caller.shop().calling(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }
}
