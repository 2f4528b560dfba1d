package dev.bonin.web.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bonin.sandbox.SettableClock;
import dev.bonin.web.problem.TooManyRequestsException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;

/** S2: each caller has a budget, and nothing that a caller says about itself buys another one. */
@ExtendWith(OutputCaptureExtension.class)
class CallerBudgetTest {
    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T00:00:00Z"));

    @Nested
    class WithTime {
        private final CallerBudget budget = budget(3);

        @Test
        void letsThroughWhatIsInItAndSaysWhenToComeBack() {
            spend(3);

            assertThatExceptionOfType(TooManyRequestsException.class)
                    .isThrownBy(() -> budget.take(from("203.0.113.7")))
                    .satisfies(refused -> {
                        assertThat(refused.retryAfterSeconds()).isEqualTo(20);
                        assertThat(refused).hasMessage("Budget used up: starts");
                    });
        }

        @Test
        void fillsAgainBitByBit() {
            spend(3);
            clock.advance(Duration.ofSeconds(19));
            assertThat(isSpent(budget, from("203.0.113.7"))).isTrue();

            clock.advance(Duration.ofSeconds(1));
            spend(1);
            assertThat(isSpent(budget, from("203.0.113.7"))).isTrue();

            clock.advance(Duration.ofDays(1));
            spend(3);
            assertThat(isSpent(budget, from("203.0.113.7"))).isTrue();
        }

        @Test
        void makesNobodyWaitForAClockThatWasSetBack() {
            spend(3);
            clock.advance(Duration.ofHours(-5));
            assertThat(isSpent(budget, from("203.0.113.7"))).isTrue();

            clock.advance(Duration.ofSeconds(20));
            spend(1);
        }

        @Test
        void asksForAWholeSecondWhereLessWouldDo() {
            var wide = budget(120);
            for (int i = 0; i < 120; i++) {
                wide.take(from("203.0.113.7"));
            }

            assertThatExceptionOfType(TooManyRequestsException.class)
                    .isThrownBy(() -> wide.take(from("203.0.113.7")))
                    .satisfies(
                            refused -> assertThat(refused.retryAfterSeconds()).isEqualTo(1));
        }

        private void spend(int calls) {
            for (int i = 0; i < calls; i++) {
                budget.take(from("203.0.113.7"));
            }
        }
    }

    @Nested
    class TellingCallersApart {
        @ParameterizedTest
        @CsvSource({
            "203.0.113.7, 203.0.113.8, false",
            "203.0.113.7, ::ffff:203.0.113.7, true",
            "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
            "2001:db8:1:2::1, 2001:0db8:0001:0002:0:0:0:1, true",
            "2001:db8:1:2::1, [2001:db8:1:2::1], true",
            "fe80::1, fe80::1%eth0, true",
            "2001:db8:1:2::1, 2001:db8:1:3::1, false",
            "203.0.113.7, 2001:db8::1, false"
        })
        void goesByAddressAndBySubscriberWhereItIsIpv6(String first, String second, boolean same) {
            var budget = budget(1);
            budget.take(from(first));

            assertThat(isSpent(budget, from(second))).isEqualTo(same);
        }

        @Test
        void givesOneIpv6SiteNoMoreThanSixteenSubscribers() {
            var budget = budget(2);
            for (int subscriber = 0; subscriber < 32; subscriber++) {
                budget.take(from("2001:db8:1:" + Integer.toHexString(subscriber) + "::1"));
            }

            assertThat(isSpent(budget, from("2001:db8:1:ffff::1"))).isTrue();
            assertThat(isSpent(budget, from("2001:db8:2:ffff::1"))).isFalse();
        }

        @Test
        void looksWithoutTaking() {
            var budget = budget(1);
            for (int i = 0; i < 3; i++) {
                budget.requireLeft(from("203.0.113.7"));
            }
            budget.take(from("203.0.113.7"));

            assertThatExceptionOfType(TooManyRequestsException.class)
                    .isThrownBy(() -> budget.requireLeft(from("203.0.113.7")))
                    .satisfies(
                            refused -> assertThat(refused.retryAfterSeconds()).isEqualTo(60));
            assertThatCode(() -> budget.requireLeft(from("203.0.113.8"))).doesNotThrowAnyException();
            clock.advance(Duration.ofMinutes(1));
            budget.requireLeft(from("203.0.113.7"));
        }

        @Test
        void countsKindsOfCallsApart() {
            var budgets = new CallerBudgets(clock, List.of());
            var starts = budgets.of("starts", 1);
            var finishes = budgets.of("finishes", 1);
            starts.take(from("203.0.113.7"));

            assertThatCode(() -> finishes.take(from("203.0.113.7"))).doesNotThrowAnyException();
        }
    }

    @Nested
    class BehindProxies {
        private final CallerBudget budget = budget(1, "10.0.0.0/8", "2001:db8:aaaa::/48");

        @Test
        void countsWhomTheProxyNames() {
            budget.take(from("10.0.0.1", "203.0.113.7"));

            assertThat(isSpent(budget, from("10.0.0.1", "203.0.113.8"))).isFalse();
            assertThat(isSpent(budget, from("10.9.9.9", "203.0.113.7"))).isTrue();
            assertThat(isSpent(budget, from("2001:db8:aaaa::5", "203.0.113.7"))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "198.51.100.1, 203.0.113.7",
                    "a, b, c, 203.0.113.7",
                    "10.0.0.9,203.0.113.7",
                    "203.0.113.7, 10.0.0.9",
                    "198.51.100.1, 203.0.113.7, 10.0.0.9, 10.0.0.8",
                    "203.0.113.7:50123",
                    " 203.0.113.7 "
                })
        void goesBackToTheFirstThatIsNoneOfThemAndNoFurther(String header) {
            budget.take(from("10.0.0.1", "203.0.113.7"));

            assertThat(isSpent(budget, from("10.0.0.1", header))).isTrue();
        }

        @Test
        void readsSeveralHeadersAsOne() {
            budget.take(from("10.0.0.1", "203.0.113.7"));

            assertThat(isSpent(budget, from("10.0.0.1", "198.51.100.1", "203.0.113.7")))
                    .isTrue();
        }

        @Test
        void readsBracketedAddressesWithPorts() {
            budget.take(from("10.0.0.1", "2001:db8::7"));

            assertThat(isSpent(budget, from("10.0.0.1", "[2001:db8::7]:443"))).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "unknown", "localhost", "203.0.113.256", "1.2.3", "::g", "_hidden", "2130706433"})
        void countsTheProxyItselfWhereItNamesNobody(String header) {
            budget.take(from("10.0.0.1"));

            assertThat(isSpent(budget, from("10.0.0.1", header))).isTrue();
        }

        @Test
        void believesNobodyElse() {
            budget.take(from("203.0.113.7"));

            assertThat(isSpent(budget, from("203.0.113.7", "198.51.100.1"))).isTrue();
            assertThat(isSpent(budget, from("203.0.113.7", "10.0.0.1"))).isTrue();
        }

        @Test
        void believesNobodyAtAllUnlessToldSo() {
            var alone = budget(1);
            alone.take(from("10.0.0.1", "203.0.113.7"));

            assertThat(isSpent(alone, from("10.0.0.1", "203.0.113.8"))).isTrue();
        }

        @Test
        void hintsOnceAtAProxyThatNobodyNamed(CapturedOutput log) {
            var unaware = budget(9);
            unaware.take(from("10.0.0.1"));
            unaware.take(from("203.0.113.7", "198.51.100.1"));
            assertThat(log).doesNotContain("bonin.web.trusted-proxies");

            unaware.take(from("10.0.0.1", "203.0.113.7"));
            unaware.take(from("10.0.0.1", "203.0.113.8"));
            assertThat(log.getAll())
                    .containsOnlyOnce("bonin.web.trusted-proxies")
                    .doesNotContain("203.0.113");
        }

        @ParameterizedTest
        @ValueSource(strings = {"127.0.0.1", "192.168.1.1", "100.64.0.7", "100.127.255.254", "fd12:3456::7", "::1"})
        void hintsAtProxiesInEveryPrivateNetwork(String proxy, CapturedOutput log) {
            budget(9).take(from(proxy, "203.0.113.7"));

            assertThat(log.getAll()).containsOnlyOnce("bonin.web.trusted-proxies");
        }

        @ParameterizedTest
        @ValueSource(strings = {"100.128.0.1", "2001:db8::7", "172.32.0.1"})
        void hintsAtNoneInPublic(String peer, CapturedOutput log) {
            budget(9).take(from(peer, "203.0.113.7"));

            assertThat(log.getAll()).doesNotContain("bonin.web.trusted-proxies");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "proxy.example",
                    "10.0.0.0/33",
                    "10.0.0.0/-1",
                    "10.0.0.0/",
                    "10.0.0.0/8/8",
                    "10.0.0",
                    "::/129",
                    "/8",
                    "10.0.0.0/99999999999"
                })
        void takesNothingForAProxyThatIsNoAddress(String proxy) {
            assertThatIllegalArgumentException().isThrownBy(() -> new CallerBudgets(clock, List.of(proxy)));
        }
    }

    private CallerBudget budget(int perMinute, String... trustedProxies) {
        return new CallerBudgets(clock, List.of(trustedProxies)).of("starts", perMinute);
    }

    private static boolean isSpent(CallerBudget budget, HttpServletRequest request) {
        try {
            budget.take(request);
            return false;
        } catch (TooManyRequestsException spent) {
            return true;
        }
    }

    private static HttpServletRequest from(String peer, String... forwardedFor) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        for (var header : forwardedFor) {
            request.addHeader("X-Forwarded-For", header);
        }
        return request;
    }
}
