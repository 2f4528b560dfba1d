package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.application.Application;
import dev.bonin.application.ApplicationRegister;
import dev.bonin.application.ApplicationStore;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditLog;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.verification.Mode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application's accounts and people, over HTTP. */
class AccountEndpointsTest {
    private static final Duration WAIT = Duration.ofDays(30);

    private static SettableClock clock;
    private static RunningServer server;
    private static int applications;

    private String name;
    private Members shop;
    private Members cafe;

    @BeforeAll
    static void start() {
        clock = SettableClock.at(Instant.now());
        server = RunningServer.startWithBean(
                "clock", clock, "bonin.purposes.default.keep=person", "bonin.accounts.rejoin-wait=30d");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Each fact has two of its own, and so people and accounts of its own. */
    @BeforeEach
    void register() {
        applications++;
        name = "shop-" + applications;
        shop = application(name, "unlink", "relink", "ban");
        cafe = application("cafe-" + applications, "name", "ci");
    }

    private static Members application(String name, String... scopes) {
        var returnUrl = "https://shop.example/done";
        var register =
                new ApplicationRegister(Set.of(), server.part(ApplicationStore.class), clock, new SecureRandom());
        var key = register.add(Application.declared(name, List.of(returnUrl), List.of(scopes), Mode.SANDBOX));
        return new Members(new ShopServer(server, ShopServer.basic(name, key.reveal()), returnUrl));
    }

    @Nested
    class ALink {
        @Test
        void isToldWithThePersonAndTwiceTheSame() {
            var verification = shop.verified("adult");

            var first = shop.link("hong", verification);
            var again = shop.link("hong", verification);

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(JsonPath.<Map<String, Object>>read(first.body(), "$"))
                    .containsOnlyKeys("account", "person_id", "linked_at")
                    .containsEntry("account", "hong");
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(JsonPath.<String>read(shop.find("hong").body(), "$.verification_id"))
                    .isEqualTo(verification);
        }

        @Test
        void isRefusedToAPersonWhoHasOne() {
            shop.signedUp("hong", "adult");

            assertProblem(shop.link("hong-again", shop.verified("adult")), 409, "already_linked");
            assertProblem(shop.link("hong-renamed", shop.verified("renamed")), 409, "already_linked");
            assertProblem(shop.find("hong-again"), 404, "unknown_account");
        }

        @Test
        void isRefusedForAnAccountOfAnother() {
            shop.signedUp("hong", "adult");

            assertProblem(shop.link("hong", shop.verified("foreigner")), 409, "account_taken");
        }

        @Test
        void needsARedeemedCodeAndTenMinutes() {
            var order = shop.shop().order();
            SentBrowser.of(server).claimed(order.pageToken()).code(order.id());
            assertProblem(shop.link("hong", order.id()), 409, "not_redeemed");

            var verification = shop.verified("adult");
            var late = Duration.ofMinutes(10).plusSeconds(1);
            clock.advance(late);
            assertProblem(shop.link("hong", verification), 410, "link_too_late");
            clock.advance(late.negated());
        }

        @Test
        void usesItsVerificationUp() {
            var verification = shop.verified("adult");
            shop.link("hong", verification);
            shop.relink("hong", shop.verified("foreigner"), "r");

            assertProblem(shop.relink("hong", verification, "r"), 409, "verification_used");
        }

        @Test
        void needsSomebodyWhoCanBeFoundAgain() {
            assertProblem(shop.link("no", shop.verified("no-ci")), 422, "no_person");
        }

        @Test
        void reliesOnNoVerificationOfAnotherApplication() {
            assertProblem(cafe.link("hong", shop.verified("adult")), 404, "unknown_verification");
            assertProblem(cafe.link("hong", "0".repeat(32)), 404, "unknown_verification");
            assertProblem(cafe.link("hong", "x"), 404, "unknown_verification");
        }
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

            assertThat(server.send(shop.shop().calling("/v1/accounts/a%2520b")).statusCode())
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
    class WhoeverLeaves {
        @Test
        void waitsBeforeTheyMayComeBack() {
            shop.signedUp("hong", "adult");
            var left = shop.unlink("hong");
            var rejoinAfter = clock.instant().plus(WAIT);

            assertThat(JsonPath.<String>read(left.body(), "$.status")).isEqualTo("unlinked");
            assertThat(Instant.parse(JsonPath.read(left.body(), "$.rejoin_after")))
                    .isBetween(rejoinAfter.minusMillis(1), rejoinAfter);
            assertProblem(shop.unlink("hong"), 404, "unknown_account");
            var early = shop.link("hong-2", shop.verified("adult"));
            assertProblem(early, 403, "rejoin_wait");
            assertThat(JsonPath.<String>read(early.body(), "$.until"))
                    .isEqualTo(JsonPath.read(left.body(), "$.rejoin_after"));

            clock.advance(WAIT);
            assertThat(shop.link("hong-2", shop.verified("adult")).statusCode()).isEqualTo(201);
        }
    }

    @Nested
    class ABan {
        @Test
        void survivesTheEndOfTheAccount() {
            var person = shop.signedUp("hong", "adult");
            assertThat(shop.ban(person, Map.of("reason", "fraud")).statusCode()).isEqualTo(200);
            shop.unlink("hong");
            clock.advance(WAIT.plusDays(1));

            var refused = shop.link("hong-2", shop.verified("renamed"));

            assertProblem(refused, 403, "banned");
            assertThat(refused.body()).as("for good").doesNotContain("until\"");
            assertThat(shop.unban(person).statusCode()).isEqualTo(200);
            assertThat(shop.link("hong-2", shop.verified("adult")).statusCode()).isEqualTo(201);
        }

        @Test
        void endsWhenItIsSaidTo() {
            var person = shop.signedUp("hong", "adult");
            var until = clock.instant().plus(WAIT).plus(Duration.ofDays(10)).toString();
            assertThat(shop.ban(person, Map.of("reason", "fraud", "until", until))
                            .body())
                    .contains(until);
            shop.unlink("hong");
            clock.advance(WAIT.plusDays(1));

            var refused = shop.link("hong-2", shop.verified("adult"));
            assertProblem(refused, 403, "banned");
            assertThat(Instant.parse(JsonPath.read(refused.body(), "$.until")))
                    .isBetween(Instant.parse(until).minusMillis(1), Instant.parse(until));

            clock.advance(Duration.ofDays(10));
            assertThat(shop.link("hong-2", shop.verified("adult")).statusCode()).isEqualTo(201);
        }

        @ParameterizedTest
        @ValueSource(strings = {"tomorrow", "2020-01-01T00:00:00Z", "+1000000000-01-01T00:00:00Z", ""})
        void hasAnEndThatIsYetToCome(String until) {
            var person = shop.signedUp("hong", "adult");

            assertProblem(shop.ban(person, Map.of("reason", "fraud", "until", until)), 400, "malformed_member");
        }

        @Test
        void hasAReasonInOneLine() {
            var person = shop.signedUp("hong", "adult");

            assertProblem(shop.ban(person, Map.of()), 400, "missing_member");
            assertProblem(shop.ban(person, Map.of("reason", "two\nlines")), 400, "malformed_member");
        }

        @Test
        void isOfSomebodyWhomTheApplicationKnows() {
            assertProblem(shop.ban("0".repeat(32), Map.of("reason", "fraud")), 404, "unknown_person");
            assertProblem(shop.ban("x", Map.of("reason", "fraud")), 404, "unknown_person");
            assertProblem(shop.unban(shop.signedUp("hong", "adult")), 404, "unknown_person");
        }
    }

    @Nested
    class AnAccountOfAPersonWhoseCiChanged {
        private CertificationOrder changed() {
            return CertificationOrder.of("adult")
                    .with("unique_key", "c".repeat(86) + "==")
                    .with("unique_in_site", "d".repeat(63) + "=");
        }

        @Test
        void isMovedWithAReasonThatTheAccessLogKeeps() {
            var before = shop.signedUp("hong", "adult");
            var verification = shop.verified(changed());
            assertProblem(shop.link("hong", verification), 409, "account_taken");

            var moved = shop.relink("hong", verification, "주민등록번호 변경 확인");

            assertThat(moved.statusCode()).isEqualTo(200);
            assertThat(JsonPath.<String>read(moved.body(), "$.person_id")).isNotEqualTo(before);
            var log = server.part(AuditLog.class).about(verification, Optional.empty(), 10);
            assertThat(log)
                    .filteredOn(event -> event.action() == AuditAction.ACCOUNT_RELINKED)
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.access().actor()).isEqualTo("application:" + name);
                        assertThat(event.access().reason()).isEqualTo("주민등록번호 변경 확인");
                        assertThat(event.detail()).isEqualTo("from=" + before);
                    });
        }

        @Test
        void isNotMovedWithoutAReason() {
            shop.signedUp("hong", "adult");
            var body = JsonPath.parse(Map.of("verification_id", shop.verified(changed()), "replace", true));

            assertProblem(shop.shop().put("/v1/accounts/hong/person", body.jsonString()), 400, "missing_member");
        }

        @Test
        void isNoneThatNobodyHas() {
            assertProblem(shop.relink("nobodys", shop.verified(changed()), "r"), 404, "unknown_account");
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
            var stranger = new Members(new ShopServer(server, "Bearer bonin_wrong", ""));

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

            assertProblem(server.send(call), 403, "not_for_browsers");
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
        assertProblem(server.send(lookup), 400, "unknown_member");
    }
}
