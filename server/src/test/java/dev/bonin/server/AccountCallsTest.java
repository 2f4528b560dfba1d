package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One account per person, over HTTP, and what policies say of whom an application sends. */
class AccountCallsTest {
    private static SettableClock clock;
    private static RunningServer server;
    private static ShopServer shop;
    private static ShopServer cafe;

    @BeforeAll
    static void start() {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.addAll(List.of(ShopServer.settings("cafe")));
        settings.add("bonin.applications.shop.scopes=unlink,relink,ban");
        settings.add("bonin.accounts.rejoin-wait=30d");
        clock = SettableClock.at(Instant.now());
        server = RunningServer.startWithBean("clock", clock, settings.toArray(String[]::new));
        shop = ShopServer.of(server, "shop");
        cafe = ShopServer.of(server, "cafe");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Somebody new each time: tests share a server. */
    private final CertificationOrder somebody = somebody();

    private static CertificationOrder somebody() {
        var seed = UUID.randomUUID().toString().replace("-", "");
        var ci = Base64.getEncoder().encodeToString((seed + seed).getBytes(StandardCharsets.US_ASCII));
        return CertificationOrder.of("adult").with("unique_key", ci).with("unique_in_site", seed + seed);
    }

    @Nested
    class ASignUp {
        @Test
        void linksAndTellsNextTimeThatThereIsAnAccount() {
            var first = verified(shop, "signup", somebody);
            assertThat(JsonPath.<String>read(first, "$.account")).isEqualTo("new");
            assertThat(JsonPath.<String>read(first, "$.decisions[0].policy")).isEqualTo("one_person_one_account");
            assertThat(JsonPath.<String>read(first, "$.decisions[0].verdict")).isEqualTo("pass");

            var account = account();
            var linked = link(shop, account, id(first));
            assertThat(linked.statusCode()).isEqualTo(201);
            assertThat(JsonPath.<String>read(linked.body(), "$.account")).isEqualTo(account);
            assertThat(JsonPath.<String>read(linked.body(), "$.person_id"))
                    .isEqualTo(JsonPath.<String>read(first, "$.person_id"));
            assertThat(link(shop, account, id(first)).statusCode())
                    .as("whoever lost the answer asks again")
                    .isEqualTo(200);

            var second = verified(shop, "signup", somebody);
            assertThat(JsonPath.<String>read(second, "$.account")).isEqualTo("existing");
            assertRefused(link(shop, account(), id(second)), 409, "already_linked");
            assertRefused(link(shop, account, id(verified(shop, "signup", somebody()))), 409, "account_taken");
        }

        @Test
        void isNothingThatAnotherApplicationHearsOf() {
            var account = account();
            var verification = id(verified(shop, "signup", somebody));
            link(shop, account, verification);

            assertRefused(find(cafe, account), 404, "unknown_account");
            assertRefused(link(cafe, account, verification), 404, "unknown_verification");
            var there = verified(cafe, "signup", somebody);
            assertThat(JsonPath.<String>read(there, "$.account")).isEqualTo("new");
            assertThat(link(cafe, account, id(there)).statusCode()).isEqualTo(201);
        }

        @Test
        void tellsAStrangerNothingOfWhichAccountsThereAre() {
            var account = account();
            link(shop, account, id(verified(shop, "signup", somebody)));

            for (var name : List.of(account, account())) {
                assertRefused(server.get("/v1/accounts/" + name), 401, "unauthorized");
            }
        }

        @Test
        void hasToBeRedeemedFirst() {
            var order = order(shop, "signup", Map.of());
            finish(order, somebody);

            assertRefused(link(shop, account(), order.id()), 409, "not_redeemed");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"verification_id\":7}", "{\"verification_id\":\"x\",\"more\":1}", "[]", "{"})
        void refusesWhatIsNoSuchCall(String body) {
            assertThat(put(shop, "/v1/accounts/" + account() + "/person", body).statusCode())
                    .isEqualTo(400);
        }

        @Test
        void refusesAccountsThatNobodyCouldName() {
            var verification = id(verified(shop, "signup", somebody));

            assertRefused(link(shop, "a".repeat(257), verification), 400, "malformed_parameter");
            assertRefused(link(shop, "a%C2%85b", verification), 400, "malformed_parameter");
            assertThat(link(shop, "a%0Ab", verification).statusCode()).isEqualTo(400);
            assertThat(link(shop, "%ED%9A%8C%EC%9B%90-42", verification).statusCode())
                    .as("회원-42")
                    .isEqualTo(201);
        }
    }

    @Nested
    class ALookup {
        @Test
        void tellsTheAccountOnceAndLooksTheSameWhereThereIsNone() {
            var account = account();
            link(shop, account, id(verified(shop, "signup", somebody)));
            var later = id(verified(shop, "signup", somebody));

            var found = lookUp(shop, later);
            assertThat(JsonPath.<String>read(found.body(), "$.account")).isEqualTo(account);
            assertRefused(lookUp(shop, later), 409, "verification_used");

            var none = lookUp(shop, id(verified(shop, "signup", somebody())));
            assertThat(none.statusCode()).isEqualTo(200);
            assertThat(JsonPath.<Map<String, Object>>read(none.body(), "$"))
                    .containsOnlyKeys("found", "account")
                    .containsEntry("found", false);
        }
    }

    @Nested
    class Leaving {
        @Test
        void keepsThePersonAwayUntilTheyMayComeBack() {
            var account = account();
            link(shop, account, id(verified(shop, "signup", somebody)));

            var left = delete(shop, "/v1/accounts/" + account);
            assertThat(JsonPath.<String>read(left.body(), "$.status")).isEqualTo("unlinked");
            assertThat(Instant.parse(JsonPath.read(left.body(), "$.rejoin_after")))
                    .isAfter(clock.instant().plus(Duration.ofDays(29)));
            assertRefused(delete(shop, "/v1/accounts/" + account), 404, "unknown_account");

            var order = order(shop, "signup", Map.of());
            var refused = finish(order, somebody);
            assertThat(JsonPath.<String>read(refused.body(), "$.code")).isEqualTo("rejoin_wait");
            assertThat(JsonPath.<String>read(refused.body(), "$.decisions[0].passes_from"))
                    .isNotBlank();
        }

        @Test
        void isForWhoHasTheScope() {
            var account = account();
            link(cafe, account, id(verified(cafe, "signup", somebody)));

            assertRefused(delete(cafe, "/v1/accounts/" + account), 403, "missing_scope");
            assertThat(find(cafe, account).statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class ABan {
        @Test
        void followsThePerson() {
            var account = account();
            var redeemed = verified(shop, "signup", somebody);
            link(shop, account, id(redeemed));
            var person = JsonPath.<String>read(redeemed, "$.person_id");

            assertThat(ban(shop, person, "{\"reason\":\"사기 신고\"}").statusCode()).isEqualTo(200);
            delete(shop, "/v1/accounts/" + account);

            var refused = finish(order(shop, "signup", Map.of()), somebody);
            assertThat(JsonPath.<String>read(refused.body(), "$.code")).isEqualTo("banned");
            assertThat(delete(shop, "/v1/persons/" + person + "/ban").statusCode())
                    .isEqualTo(200);
            assertRefused(delete(shop, "/v1/persons/" + person + "/ban"), 404, "unknown_person");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"reason\":\"\"}",
                    "{\"reason\":\"a\\nb\"}",
                    "{\"reason\":\"r\",\"until\":\"tomorrow\"}",
                    "{\"reason\":\"r\",\"until\":\"2020-01-01T00:00:00Z\"}",
                    "{\"reason\":\"r\",\"until\":\"+1000000000-12-31T23:59:59Z\"}"
                })
        void saysWhyAndUntilWhen(String body) {
            var person = JsonPath.<String>read(verified(shop, "signup", somebody), "$.person_id");

            assertThat(ban(shop, person, body).statusCode()).isEqualTo(400);
        }

        @Test
        void isOfOnesOwnPeopleOnly() {
            var elsewhere = JsonPath.<String>read(verified(cafe, "signup", somebody), "$.person_id");

            assertRefused(ban(shop, elsewhere, "{\"reason\":\"r\"}"), 404, "unknown_person");
            assertRefused(ban(shop, "nobody", "{\"reason\":\"r\"}"), 404, "unknown_person");
            assertRefused(ban(cafe, elsewhere, "{\"reason\":\"r\"}"), 403, "missing_scope");
        }
    }

    @Nested
    class AChangedCi {
        @Test
        void isGivenTheAccountBackBySomebodyWhoSaysWhy() {
            var account = account();
            link(shop, account, id(verified(shop, "signup", somebody)));
            var afterwards = somebody();
            var verification = id(verified(shop, "signup", afterwards));

            assertRefused(link(shop, account, verification), 409, "account_taken");
            assertRefused(replace(shop, account, verification, ""), 400, "missing_member");
            assertThat(replace(shop, account, verification, "주민등록번호 변경, 신분증 확인").statusCode())
                    .isEqualTo(201);
            assertThat(JsonPath.<String>read(verified(shop, "signup", afterwards), "$.account"))
                    .isEqualTo("existing");
        }

        @Test
        void isNotForWhoHasNoScope() {
            var account = account();
            link(cafe, account, id(verified(cafe, "signup", somebody)));
            var verification = id(verified(cafe, "signup", somebody()));

            assertRefused(replace(cafe, account, verification, "r"), 403, "missing_scope");
        }
    }

    @Nested
    class Policies {
        @Test
        void canBeAddedAndThenDecideToo() {
            var order = order(shop, "default", Map.of("policies", List.of("minimum_age:60")));

            var refused = finish(order, somebody);

            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(JsonPath.<String>read(refused.body(), "$.code")).isEqualTo("under_age");
            assertThat(SentBrowser.query(JsonPath.read(refused.body(), "$.return_to")))
                    .containsEntry("status", "refused")
                    .containsEntry("reason", "under_age")
                    .containsEntry("state", ShopServer.STATE)
                    .doesNotContainKey("code");
            var told = shop.find(order.id()).body();
            assertThat(JsonPath.<String>read(told, "$.status")).isEqualTo("refused");
            assertThat(JsonPath.<String>read(told, "$.reason")).isEqualTo("under_age");
            assertRefused(shop.redeem(order.id(), "A".repeat(43)), 400, "invalid_code");
        }

        @ParameterizedTest
        @ValueSource(strings = {"no_such", "minimum_age:0", "one_person_one_account", ""})
        void thatCannotBeAskedAreRefusedAtOnce(String policy) {
            var answer = shop.post("", orderBody("default", Map.of("policies", List.of(policy))));

            assertRefused(answer, 400, "unknown_policy");
        }

        @Test
        void areAListOfTexts() {
            assertRefused(shop.post("", orderBody("default", Map.of("policies", "fresh:1m"))), 400, "malformed_member");
            assertRefused(shop.post("", orderBody("default", Map.of("policies", List.of(1)))), 400, "malformed_member");
        }

        @Test
        void compareWhatWasTyped() {
            var same = Map.<String, Object>of(
                    "policies", List.of("form_match:name+birthday"),
                    "typed_name", "홍 길동",
                    "typed_birthday", "1990.05.05");
            var other = new LinkedHashMap<>(same);
            other.put("typed_name", "홍길순");

            assertThat(finish(order(shop, "default", same), somebody).statusCode())
                    .isEqualTo(200);
            var refused = finish(order(shop, "default", other), somebody);
            assertThat(JsonPath.<String>read(refused.body(), "$.code")).isEqualTo("form_mismatch");
            assertThat(refused.body()).doesNotContain("홍길순", "홍길동");
            var shapeless = shop.post("", orderBody("default", Map.of("typed_birthday", "생일")));
            assertRefused(shapeless, 400, "malformed_member");
            assertThat(JsonPath.<String>read(shapeless.body(), "$.member")).isEqualTo("typed_birthday");
        }
    }

    private static String account() {
        return "member-" + UUID.randomUUID();
    }

    private static String orderBody(String purpose, Map<String, ?> more) {
        var members = new LinkedHashMap<String, Object>(more);
        members.put("purpose", purpose);
        members.put("subject", ShopServer.SUBJECT);
        members.put("return_url", shop.returnUrl());
        members.put("state", ShopServer.STATE);
        return JsonPath.parse(members).jsonString();
    }

    private static ShopServer.Order order(ShopServer of, String purpose, Map<String, ?> more) {
        var answer = of.post("", orderBody(purpose, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new ShopServer.Order(JsonPath.read(answer.body(), "$.id"), JsonPath.read(answer.body(), "$.url"));
    }

    private static HttpResponse<String> finish(ShopServer.Order order, CertificationOrder who) {
        var browser = SentBrowser.of(server).claimed(order.pageToken());
        var impUid = server.sandbox().certify(who.withMerchantUid(order.id()));
        return browser.post("/certifications", ShopServer.json(Map.of("imp_uid", impUid, "merchant_uid", order.id())));
    }

    /** What the redemption tells. */
    private static String verified(ShopServer of, String purpose, CertificationOrder who) {
        var order = order(of, purpose, Map.of());
        var finished = finish(order, who);
        assertThat(finished.statusCode()).as(finished.body()).isEqualTo(200);
        var redeemed = of.redeem(order.id(), JsonPath.read(finished.body(), "$.code"), ShopServer.SUBJECT, purpose);
        assertThat(redeemed.statusCode()).as(redeemed.body()).isEqualTo(200);
        return redeemed.body();
    }

    private static String id(String redeemed) {
        return JsonPath.read(redeemed, "$.id");
    }

    private static HttpResponse<String> link(ShopServer of, String account, String verification) {
        var body = ShopServer.json(Map.of("verification_id", verification));
        return put(of, "/v1/accounts/" + account + "/person", body);
    }

    private static HttpResponse<String> replace(ShopServer of, String account, String verification, String reason) {
        var body = JsonPath.parse(Map.of("verification_id", verification, "replace", true, "reason", reason))
                .jsonString();
        return put(of, "/v1/accounts/" + account + "/person", body);
    }

    private static HttpResponse<String> ban(ShopServer of, String person, String body) {
        return put(of, "/v1/persons/" + person + "/ban", body);
    }

    private static HttpResponse<String> put(ShopServer of, String path, String body) {
        return server.send(server.request(path)
                .header("Authorization", of.authorization())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> lookUp(ShopServer of, String verification) {
        return server.send(server.request("/v1/accounts/lookup")
                .header("Authorization", of.authorization())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ShopServer.json(Map.of("verification_id", verification)))));
    }

    private static HttpResponse<String> find(ShopServer of, String account) {
        return server.send(server.request("/v1/accounts/" + account).header("Authorization", of.authorization()));
    }

    private static HttpResponse<String> delete(ShopServer of, String path) {
        return server.send(
                server.request(path).header("Authorization", of.authorization()).DELETE());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).contains("application/problem+json");
        assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo(code);
    }
}
