package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An application asks for policies, and says what the person typed: the finish decides by them, and the application is
 * informed of what came of it.
 */
class OrderedPoliciesTest {
    private static final Map<String, String> TYPED =
            Map.of("typed_name", "홍 길동", "typed_birthday", "1990.05.05", "typed_phone", "010-0000-0001");

    private static RunningServer server;
    private static ShopServer shop;

    @BeforeAll
    static void start() {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop")));
        settings.addAll(List.of(
                "bonin.purposes.default.keep=nothing",
                "bonin.purposes.signup.keep=person",
                "bonin.purposes.adult_check.valid-for=300d"));
        server = RunningServer.start(settings.toArray(String[]::new));
        shop = ShopServer.of(server, "shop");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Nested
    class ARefusedPerson {
        private final ShopServer.Order order = order("default", Map.of("policies", List.of("minimum_age:19")));
        private final SentBrowser browser = SentBrowser.of(server).claimed(order.pageToken());

        @Test
        void isSentBackWithTheReasonAndTheStateAndWithoutACode() {
            var refused = browser.finish(order.id(), CertificationOrder.of("thirteen"));

            assertProblem(refused, 403, "under_age");
            assertThat(SentBrowser.query(JsonPath.read(refused.body(), "$.return_to")))
                    .containsEntry("verification_id", order.id())
                    .containsEntry("status", "refused")
                    .containsEntry("reason", "under_age")
                    .containsEntry("state", ShopServer.STATE)
                    .doesNotContainKey("code");
        }

        @Test
        void isSentBackByTheRedirectToo() {
            var impUid =
                    server.sandbox().certify(CertificationOrder.of("thirteen").withMerchantUid(order.id()));

            var back = browser.comeBack("imp_uid=" + impUid + "&merchant_uid=" + order.id());

            assertThat(back.statusCode()).isEqualTo(303);
            var location = back.headers().firstValue("Location").orElseThrow();
            assertThat(location).startsWith(shop.returnUrl());
            assertThat(SentBrowser.query(location))
                    .containsEntry("status", "refused")
                    .containsEntry("reason", "under_age")
                    .containsEntry("state", ShopServer.STATE)
                    .doesNotContainKey("code");
        }

        @Test
        void isToldToTheApplicationAndHasNothingToRedeem() {
            browser.finish(order.id(), CertificationOrder.of("thirteen"));

            var told = shop.find(order.id()).body();
            assertThat(JsonPath.<String>read(told, "$.status")).isEqualTo("refused");
            assertThat(JsonPath.<String>read(told, "$.reason")).isEqualTo("under_age");
            assertThat(JsonPath.<List<String>>read(told, "$.decisions[*].policy"))
                    .containsExactly("minimum_age:19");
            assertThat(JsonPath.<String>read(told, "$.decisions[0].verdict")).isEqualTo("fail");
            assertThat(JsonPath.<Map<String, Object>>read(told, "$.decisions[0]"))
                    .as("the day would tell a birthday to an application that may not have it")
                    .doesNotContainKey("passes_from");
            assertProblem(shop.redeem(order.id(), "x".repeat(43)), 400, "invalid_code");
        }
    }

    @Test
    void tellsWhetherThereIsAnAccountToWhoeverRedeemsAndNotBefore() {
        var order = order("signup", Map.of());
        SentBrowser.of(server).claimed(order.pageToken()).finish(order.id(), CertificationOrder.of("adult"));

        assertThat(JsonPath.<Map<String, Object>>read(shop.find(order.id()).body(), "$"))
                .containsKey("decisions")
                .doesNotContainKey("account");
    }

    @Test
    void tellsDecisionsAccountAndValidityToWhoeverRedeems() {
        var adult = accepted("adult_check", Map.of("policies", List.of("nationality:korean")));
        assertThat(JsonPath.<List<String>>read(adult, "$.decisions[*].policy"))
                .containsExactly("youth_protection", "nationality:korean");
        assertThat(JsonPath.<List<String>>read(adult, "$.decisions[*].verdict")).containsExactly("pass", "pass");
        assertThat(JsonPath.<Map<String, Object>>read(adult, "$"))
                .containsKeys("valid_until", "rules")
                .doesNotContainKeys("account", "reason");

        assertThat(JsonPath.<String>read(accepted("signup", Map.of()), "$.account"))
                .isEqualTo("new");
    }

    /** The purpose's own are still asked. */
    @Test
    void letsAnApplicationAddPoliciesAndTakeNoneAway() {
        var order = order("adult_check", Map.of("policies", List.of("nationality:korean")));

        var answer =
                SentBrowser.of(server).claimed(order.pageToken()).finish(order.id(), CertificationOrder.of("thirteen"));

        assertProblem(answer, 403, "under_age");
    }

    @Nested
    class WhatWasTyped {
        @Test
        void passesWhereItIsThePersonsHoweverItIsWritten() {
            var told = accepted("default", with(TYPED, "form_match:name+birthday+phone"));

            assertThat(JsonPath.<List<String>>read(told, "$.decisions[*].verdict"))
                    .containsExactly("pass");
        }

        @Test
        void refusesWhereItIsAnothers() {
            var another = new TreeMap<>(TYPED);
            another.put("typed_name", "김철수");
            var order = order("default", with(another, "form_match:name+birthday+phone"));

            var answer = SentBrowser.of(server).claimed(order.pageToken()).finish(order.id());

            assertProblem(answer, 403, "form_mismatch");
            assertThat(answer.body() + shop.find(order.id()).body()).doesNotContain("김철수");
        }

        @Test
        void refusesWhereNothingWasTyped() {
            var order = order("default", Map.of("policies", List.of("form_match:name")));

            assertProblem(SentBrowser.of(server).claimed(order.pageToken()).finish(order.id()), 403, "form_missing");
        }

        private Map<String, Object> with(Map<String, String> typed, String policy) {
            var members = new TreeMap<String, Object>(typed);
            members.put("policies", List.of(policy));
            return members;
        }
    }

    static List<Map<String, Object>> malformed() {
        return List.of(
                Map.of("policies", "minimum_age:19"),
                Map.of("policies", List.of(19)),
                Map.of("policies", List.of("a".repeat(201))),
                Map.of("policies", Collections.nCopies(17, "minimum_age:19")),
                Map.of("typed_name", 7),
                Map.of("typed_birthday", "canary-birthday"),
                Map.of("typed_phone", "canary-phone"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesMembersThatAreNotOfTheirShape(Map<String, Object> members) {
        var answer = place("default", members);

        assertProblem(answer, 400, "malformed_member");
        assertThat(JsonPath.<String>read(answer.body(), "$.member"))
                .isEqualTo(members.keySet().iterator().next());
        assertThat(answer.body()).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"party", "minimum_age", "minimum_age:0", "", "one_person_one_account"})
    void refusesPoliciesThatThereAreNotOrThatThePurposeCannotAnswer(String policy) {
        assertProblem(place("default", Map.of("policies", List.of(policy))), 400, "unknown_policy");
    }

    private static ShopServer.Order order(String purpose, Map<String, Object> members) {
        var answer = place(purpose, members);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new ShopServer.Order(JsonPath.read(answer.body(), "$.id"), JsonPath.read(answer.body(), "$.url"));
    }

    private static HttpResponse<String> place(String purpose, Map<String, Object> members) {
        var all = new TreeMap<>(members);
        all.put("purpose", purpose);
        all.put("subject", ShopServer.SUBJECT);
        all.put("return_url", shop.returnUrl());
        all.put("state", ShopServer.STATE);
        return shop.post("", JsonPath.parse(all).jsonString());
    }

    /** What the redemption of an adult's verification tells. */
    private static String accepted(String purpose, Map<String, Object> members) {
        var order = order(purpose, members);
        var code = SentBrowser.of(server).claimed(order.pageToken()).code(order.id());
        var redeemed = shop.redeem(order.id(), code, ShopServer.SUBJECT, purpose);
        assertThat(redeemed.statusCode()).as(redeemed.body()).isEqualTo(200);
        return redeemed.body();
    }
}
