package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application's accounts, over HTTP: how they are named, who finds them, and who may do what. */
class AccountEndpointsTest {
    private static MemberServer server;

    private Members shop;
    private Members cafe;

    @BeforeAll
    static void start() {
        server = MemberServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Each fact has applications of its own, and so people and accounts of its own. */
    @BeforeEach
    void register() {
        shop = server.shop();
        cafe = server.cafe();
    }

    @Nested
    class AnAccountsName {
        @ParameterizedTest
        @ValueSource(strings = {"홍 길동", "a.b@shop.example", "42", "a+b", "a;b=c", "lookup", "a&b?c#d"})
        void isAnyPlainText(String account) {
            shop.signedUp(account, "adult");

            assertThat(JsonPath.<String>read(shop.find(account).body(), "$.account"))
                    .isEqualTo(account);
        }

        @Test
        void isShortAndWithoutControlCharacters() {
            assertThat(shop.find("a".repeat(256)).body()).contains("unknown_account");
            assertProblem(shop.find("a".repeat(257)), 400, "malformed_member");
            assertProblem(shop.find("a\u0085b"), 400, "malformed_member");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a/b", "a\\b", "100%", "a\nb"})
        void isRefusedWhereAnAddressCouldMeanSomethingElse(String account) {
            assertThat(shop.find(account).statusCode()).isEqualTo(400);
            assertThat(shop.unlink(account).statusCode()).isEqualTo(400);
        }

        @Test
        void isDecodedOnce() {
            shop.signedUp("a b", "adult");

            assertThat(server.running
                            .send(shop.shop().calling("/v1/accounts/a%2520b"))
                            .statusCode())
                    .isNotEqualTo(200);
        }
    }

    @Nested
    class ALookup {
        @Test
        void tellsTheAccountOnceAndAMissInTheSameShape() {
            shop.signedUp("hong", "adult");
            var known = shop.verified("renamed");
            var unknown = shop.verified("foreigner");

            assertThat(shop.lookUp(known).body()).isEqualTo("{\"account\":\"hong\"}");
            assertThat(shop.lookUp(unknown).body()).isEqualTo("{\"account\":null}");
            assertProblem(shop.lookUp(known), 409, "verification_used");
            assertProblem(shop.lookUp(unknown), 409, "verification_used");
        }

        @Test
        void tellsNothingOfAnotherApplicationsAccounts() {
            shop.signedUp("hong", "adult");

            assertThat(cafe.lookUp(cafe.verified("adult")).body()).isEqualTo("{\"account\":null}");
            assertProblem(cafe.lookUp(shop.verified("adult")), 404, "unknown_verification");
        }
    }

    @Nested
    class WithoutAScope {
        @Test
        void nothingIsDone() {
            var person = cafe.signedUp("hong", "adult");

            assertMissing(cafe.unlink("hong"), "unlink");
            assertMissing(cafe.relink("hong", cafe.verified("foreigner"), "r"), "relink");
            assertMissing(cafe.ban(person, Map.of("reason", "fraud")), "ban");
            assertMissing(cafe.unban(person), "ban");

            assertThat(JsonPath.<String>read(cafe.find("hong").body(), "$.person_id"))
                    .isEqualTo(person);
        }

        private void assertMissing(HttpResponse<String> answer, String scope) {
            assertProblem(answer, 403, "missing_scope");
            assertThat(JsonPath.<String>read(answer.body(), "$.scope")).isEqualTo(scope);
        }
    }

    @Nested
    class Strangers {
        @Test
        void areToldTheSameOfWhatThereIsAndWhatThereIsNot() {
            var person = shop.signedUp("hong", "adult");
            var stranger = new Members(new ShopServer(server.running, "Bearer bonin_wrong", ""));

            assertProblem(stranger.find("hong"), 401, "unauthorized");
            assertThat(plain(stranger.find("hong"))).isEqualTo(plain(stranger.find("nobody")));
            assertThat(plain(stranger.unlink("hong"))).isEqualTo(plain(stranger.unlink("nobody")));
            assertThat(plain(stranger.unban(person))).isEqualTo(plain(stranger.unban("0".repeat(32))));
        }

        @Test
        void areOtherApplicationsToo() {
            var person = cafe.signedUp("hong", "adult");

            assertProblem(shop.find("hong"), 404, "unknown_account");
            assertThat(plain(shop.find("hong"))).isEqualTo(plain(shop.find("nobody")));
            assertThat(plain(shop.unlink("hong"))).isEqualTo(plain(shop.unlink("nobody")));
            assertProblem(shop.ban(person, Map.of("reason", "fraud")), 404, "unknown_person");
            assertThat(cafe.find("hong").statusCode()).isEqualTo(200);
        }

        @Test
        void arePagesToo() {
            var call = shop.shop().calling("/v1/accounts/hong").header("Origin", "https://shop.example");

            assertProblem(server.running.send(call), 403, "not_for_browsers");
        }

        private Map<String, Object> plain(HttpResponse<String> answer) {
            Map<String, Object> members = JsonPath.read(answer.body(), "$");
            members.remove("request_id");
            return members;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"verification_id\":7}",
                "{\"verification_id\":\"x\",\"replace\":\"true\"}",
                "{\"verification_id\":\"x\",\"force\":true}",
                "[]"
            })
    void refusesABodyThatCannotBeReadInOneWay(String body) {
        assertThat(shop.shop().put("/v1/accounts/hong/person", body).statusCode())
                .isEqualTo(400);
        var lookup = shop.shop()
                .calling("/v1/accounts/lookup")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"account\":\"hong\"}"));
        assertProblem(server.running.send(lookup), 400, "unknown_member");
    }
}
