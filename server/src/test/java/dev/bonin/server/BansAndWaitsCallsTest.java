package dev.bonin.server;

import static dev.bonin.server.BadInputTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application keeps people away, over HTTP. */
class BansAndWaitsCallsTest {
    private static MemberServer server;

    private Members shop;

    @BeforeAll
    static void start() {
        server = MemberServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Each fact has an application of its own, and so people and accounts of its own. */
    @BeforeEach
    void register() {
        shop = server.shop();
    }

    @Nested
    class WhoeverLeaves {
        @Test
        void waitsBeforeTheyMayComeBack() {
            shop.signedUp("hong", "adult");
            var left = shop.unlink("hong");
            var rejoinAfter = server.clock.instant().plus(MemberServer.REJOIN_WAIT);

            assertThat(JsonPath.<String>read(left.body(), "$.status")).isEqualTo("unlinked");
            assertThat(Instant.parse(JsonPath.read(left.body(), "$.rejoin_after")))
                    .isBetween(rejoinAfter.minusMillis(1), rejoinAfter);
            assertProblem(shop.unlink("hong"), 404, "unknown_account");
            var early = shop.link("hong-2", shop.verified("adult"));
            assertProblem(early, 403, "rejoin_wait");
            assertThat(JsonPath.<String>read(early.body(), "$.until"))
                    .isEqualTo(JsonPath.read(left.body(), "$.rejoin_after"));

            server.clock.advance(MemberServer.REJOIN_WAIT);
            assertThat(shop.link("hong-2", shop.verified("adult")).statusCode()).isEqualTo(201);
        }
    }

    @Nested
    class ABan {
        /** A page may name any channel of the merchant; this one tells no CI, and a DI of its own. */
        @Test
        void isNotEvadedByAnotherChannel() {
            var person = shop.signedUp("hong", "adult");
            var byKcp = CertificationOrder.of("adult").throughChannel("channel-key-sandbox-kcp-plain");
            assertProblem(shop.link("hong-2", shop.verified(byKcp)), 409, "standing_unknown");

            shop.ban(person, Map.of("reason", "fraud"));
            shop.unlink("hong");
            server.clock.advance(MemberServer.REJOIN_WAIT.plusDays(1));

            assertProblem(shop.link("hong-2", shop.verified(byKcp)), 409, "standing_unknown");
        }

        @Test
        void survivesTheEndOfTheAccount() {
            var person = shop.signedUp("hong", "adult");
            assertThat(shop.ban(person, Map.of("reason", "fraud")).statusCode()).isEqualTo(200);
            shop.unlink("hong");
            server.clock.advance(MemberServer.REJOIN_WAIT.plusDays(1));

            var refused = shop.link("hong-2", shop.verified("renamed"));

            assertProblem(refused, 403, "banned");
            assertThat(refused.body()).as("for good").doesNotContain("until\"");
            assertThat(shop.unban(person).statusCode()).isEqualTo(200);
            assertThat(shop.link("hong-2", shop.verified("adult")).statusCode()).isEqualTo(201);
        }

        @Test
        void endsWhenItIsSaidTo() {
            var person = shop.signedUp("hong", "adult");
            var until = server.clock
                    .instant()
                    .plus(MemberServer.REJOIN_WAIT)
                    .plus(Duration.ofDays(10))
                    .toString();
            assertThat(shop.ban(person, Map.of("reason", "fraud", "until", until))
                            .body())
                    .contains(until);
            shop.unlink("hong");
            server.clock.advance(MemberServer.REJOIN_WAIT.plusDays(1));

            var refused = shop.link("hong-2", shop.verified("adult"));
            assertProblem(refused, 403, "banned");
            assertThat(Instant.parse(JsonPath.read(refused.body(), "$.until")))
                    .isBetween(Instant.parse(until).minusMillis(1), Instant.parse(until));

            server.clock.advance(Duration.ofDays(10));
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
}
