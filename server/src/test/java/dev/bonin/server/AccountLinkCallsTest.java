package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.audit.AuditAction;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.store.Stores;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An application links its accounts to people, over HTTP. */
class AccountLinkCallsTest {
    private static MemberServer server;

    private String name;
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
        name = server.unused("shop");
        shop = server.shop(name);
        cafe = server.cafe();
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
            SentBrowser.of(server.running).claimed(order.pageToken()).code(order.id());
            assertProblem(shop.link("hong", order.id()), 409, "not_redeemed");

            var verification = shop.verified("adult");
            var late = Duration.ofMinutes(10).plusSeconds(1);
            server.clock.advance(late);
            assertProblem(shop.link("hong", verification), 410, "link_too_late");
            server.clock.advance(late.negated());
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
            var log = server.running.part(Stores.class).log().about(verification, Optional.empty(), 10);
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
}
