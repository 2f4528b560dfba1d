package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.portone.CredentialsRefusedException;
import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.portone.UnrecognizedAnswerException;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Fault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccessTokenTest {
    private final SandboxedPortOne portOne = new SandboxedPortOne();
    private final SettableClock clock = portOne.clock();

    @AfterEach
    void close() {
        portOne.close();
    }

    @Test
    void isAskedForOnceForAThousandCallsOf32Threads() throws Exception {
        var client = portOne.client();
        var id = portOne.certified();
        var left = new AtomicInteger(1_000);
        var work = Crowd.together(32, () -> {
            while (left.getAndDecrement() > 0) {
                assertThat(client.certification(id).certified()).isTrue();
            }
            return true;
        });

        assertThat(Crowd.failures(work)).isEmpty();
        assertThat(portOne.tokenCalls()).isEqualTo(1);
        assertThat(portOne.reportCalls()).isEqualTo(1_000);
    }

    @Test
    void isNotAskedForBeforeTheFirstCall() {
        portOne.client();
        assertThat(portOne.tokenCalls()).isZero();
    }

    /** PortOne answers within the last minute with the same token and five minutes more. */
    @Test
    void isExtendedInItsLastHalfMinute() {
        var client = portOne.client();
        var id = portOne.certified();
        client.certification(id);
        assertTokenCallsAfter(Duration.ofSeconds(1_769), client, id, 1);
        assertTokenCallsAfter(Duration.ofSeconds(1), client, id, 2);
        assertTokenCallsAfter(Duration.ofSeconds(299), client, id, 2);
        assertTokenCallsAfter(Duration.ofSeconds(1), client, id, 3);
        assertThat(portOne.reportCalls()).isEqualTo(5);
    }

    @Test
    void isAskedForAgainWhenItEndedLongAgo() {
        var client = portOne.client();
        var id = portOne.certified();
        client.certification(id);
        assertTokenCallsAfter(Duration.ofDays(1), client, id, 2);
        assertThat(portOne.reportCalls()).isEqualTo(2);
    }

    private void assertTokenCallsAfter(Duration step, PortOneClient client, ImpUid id, int expected) {
        clock.advance(step);
        assertThat(client.certification(id).certified()).isTrue();
        assertThat(portOne.tokenCalls()).isEqualTo(expected);
    }

    @Nested
    class WithAWrongClock {
        private final SettableClock ours = SettableClock.at(SandboxedPortOne.NOW);
        private final PortOneClient client = portOne.client(portOne.settings(), ours);
        private final ImpUid id = portOne.certified();

        @Test
        void isUsedToItsEndByAClockAnHourAhead() {
            ours.advance(Duration.ofHours(1));
            assertUsedToItsEnd();
            assertThat(client.clockSkew().orElseThrow()).isBetween(Duration.ofHours(-1), Duration.ofSeconds(-3_599));
        }

        @Test
        void isNotUsedBeyondItsEndByAClockAnHourBehind() {
            ours.advance(Duration.ofHours(-1));
            assertUsedToItsEnd();
            assertThat(client.clockSkew()).contains(Duration.ofHours(1));
        }

        @Test
        void isAskedForAgainWhenOurClockIsSetBackUnderIt() {
            client.certification(id);
            ours.advance(Duration.ofHours(-1));
            clock.advance(Duration.ofHours(1));
            assertThat(client.certification(id).certified()).isTrue();
            assertThat(portOne.tokenCalls()).isEqualTo(2);
        }

        /** Our clock was two minutes behind when the token was received, and is corrected. */
        @Test
        void tellsItsTimeAnewAfterOurClockWasSet() {
            ours.advance(Duration.ofMinutes(-2));
            client.certification(id);
            assertThat(client.clockSkew()).contains(Duration.ofMinutes(2));

            ours.advance(Duration.ofMinutes(2));
            client.certification(id);

            assertThat(client.clockSkew()).contains(Duration.ZERO);
            client.certification(id);
            assertThat(portOne.tokenCalls()).isEqualTo(2);
        }

        @Test
        void tellsPortOnesTimeAnewOnceASecondHoweverOftenItIsWanted() {
            client.certification(id);
            clock.advance(Duration.ofMinutes(10));
            ours.advance(Duration.ofMinutes(10).plusSeconds(3));

            for (int time = 0; time < 50; time++) {
                assertThat(client.measureClockSkew()).isBetween(Duration.ofSeconds(-3), Duration.ofSeconds(-2));
            }
            assertThat(portOne.tokenCalls()).isEqualTo(2);

            both(Duration.ofSeconds(1));
            assertThat(client.measureClockSkew()).isBetween(Duration.ofSeconds(-3), Duration.ofSeconds(-2));
            assertThat(portOne.tokenCalls()).isEqualTo(3);
        }

        private void assertUsedToItsEnd() {
            client.certification(id);
            both(Duration.ofSeconds(1_768));
            client.certification(id);
            assertThat(portOne.tokenCalls()).isEqualTo(1);
            both(Duration.ofSeconds(2));
            client.certification(id);
            assertThat(portOne.tokenCalls()).isEqualTo(2);
            assertThat(portOne.reportCalls()).isEqualTo(3);
        }

        private void both(Duration step) {
            ours.advance(step);
            clock.advance(step);
        }
    }

    @Nested
    class TellsTheSkew {
        @Test
        void notBeforeTheFirstToken() {
            assertThat(portOne.client().clockSkew()).isEmpty();
        }

        /** PortOne sends whole seconds, so a fraction of a second is no skew. */
        @Test
        void asZeroWithinTheSameSecond() {
            clock.advance(Duration.ofMillis(999));
            var client = portOne.client();
            client.certification(portOne.certified());
            assertThat(client.clockSkew()).contains(Duration.ZERO);
        }

        @Test
        void stillWhenALaterTokenFails() {
            var client = portOne.client();
            var id = portOne.certified();
            client.certification(id);
            clock.advance(Duration.ofHours(1));
            portOne.sandbox().nextAnswers(new Fault.BusinessRefusal().on(RestRoute.GET_TOKEN));
            assertThatExceptionOfType(UnrecognizedAnswerException.class).isThrownBy(() -> client.certification(id));
            assertThat(client.clockSkew()).contains(Duration.ZERO);
        }
    }

    @Nested
    class Revoked {
        private final PortOneClient client = portOne.client();
        private final ImpUid id = portOne.certified();

        @Test
        void isReplacedOnceAndTheCallRepeatedOnce() {
            client.certification(id);
            portOne.sandbox().revokeTokens();
            assertThat(client.certification(id).certified()).isTrue();
            assertThat(portOne.tokenCalls()).isEqualTo(2);
            assertThat(portOne.reportCalls()).isEqualTo(3);
        }

        @Test
        void isReplacedOnceFor16Callers() throws Exception {
            client.certification(id);
            portOne.sandbox().revokeTokens();
            var calls = Crowd.together(16, () -> client.certification(id));
            assertThat(Crowd.failures(calls)).isEmpty();
            assertThat(portOne.tokenCalls()).isEqualTo(2);
            assertThat(portOne.reportCalls()).isBetween(1L + 16 + 1, 1L + 2 * 16);
        }

        @Test
        void againAtOnceIsTakenForRefusedCredentials() {
            portOne.sandbox().nextAnswers(new Fault.RevokedToken().times(2));
            assertThatExceptionOfType(CredentialsRefusedException.class).isThrownBy(() -> client.certification(id));
            assertThat(portOne.tokenCalls()).isEqualTo(2);
            assertThat(portOne.reportCalls()).isEqualTo(2);
        }
    }

    @Nested
    class Refused {
        private final PortOneClient client = portOne.client(
                PortOneSettings.of(new Credentials(portOne.sandbox().merchant().impKey(), "not the secret"))
                        .withBaseUrl(portOne.settings().endpoint().baseUrl()));

        @Test
        void isNotAskedForAgain() {
            var id = portOne.certified();
            assertThatExceptionOfType(CredentialsRefusedException.class)
                    .isThrownBy(() -> client.certification(id))
                    .satisfies(refused -> {
                        assertThat(refused.httpStatus()).hasValue(401);
                        assertThat(refused.operation()).isEqualTo("POST /users/getToken");
                    });
            assertThat(portOne.tokenCalls()).isEqualTo(1);
            assertThat(portOne.reportCalls()).isZero();
        }

        @Test
        void isToldToEverybodyWhoWaited() throws Exception {
            var id = portOne.certified();
            var calls = Crowd.together(16, () -> client.certification(id));
            assertThat(Crowd.failures(calls))
                    .hasSize(16)
                    .allSatisfy(failure -> assertThat(failure).isInstanceOf(CredentialsRefusedException.class));
        }
    }

    @Test
    void isWaitedForWithinTheTotalTimeout() {
        var client = portOne.client(portOne.settings().withTotalTimeout(Duration.ofMillis(300)));
        var id = portOne.certified();
        portOne.sandbox()
                .nextAnswers(new Fault.Stalled().on(RestRoute.GET_TOKEN).times(1_000));
        var leader = CompletableFuture.supplyAsync(() -> client.certification(id));
        while (portOne.tokenCalls() == 0 && !leader.isDone()) {
            Thread.onSpinWait();
        }
        var took = SandboxedPortOne.timed(() -> assertThatExceptionOfType(PortOneUnavailableException.class)
                .isThrownBy(() -> client.certification(id))
                .matches(PortOneUnavailableException::timedOut));

        assertThat(took).isLessThan(Duration.ofSeconds(30));
        assertThat(leader)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .withCauseInstanceOf(PortOneUnavailableException.class);
        assertThat(portOne.reportCalls()).isZero();
    }
}
