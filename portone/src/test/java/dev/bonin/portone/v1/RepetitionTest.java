package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Fault;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepetitionTest {
    private final SandboxedPortOne portOne = new SandboxedPortOne();
    private final PortOneClient client = portOne.client();
    private final ImpUid id = portOne.certified();

    @AfterEach
    void close() {
        portOne.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void makesUpForAServerThatCannotServeOnce(int status) {
        portOne.sandbox().nextAnswers(new Fault.Status(status).on(RestRoute.GET_CERTIFICATION));
        assertThat(client.certification(id).certified()).isTrue();
        assertThat(portOne.reportCalls()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void makesUpForItWhenTheTokenIsAskedForToo(int status) {
        portOne.sandbox()
                .nextAnswers(new Fault.Status(status).on(RestRoute.GET_TOKEN).times(2));
        assertThat(client.certification(id).certified()).isTrue();
        assertThat(portOne.tokenCalls()).isEqualTo(3);
    }

    @Test
    void makesUpForADroppedConnection() {
        portOne.sandbox().nextAnswers(new Fault.Dropped().on(RestRoute.GET_CERTIFICATION));
        assertThat(client.certification(id).certified()).isTrue();
        assertThat(portOne.reportCalls()).isEqualTo(2);
    }

    @Test
    void makesUpForAnAnswerThatBreaksOff() {
        portOne.sandbox().nextAnswers(new Fault.CutOff().on(RestRoute.GET_CERTIFICATION));
        assertThat(client.certification(id).certified()).isTrue();
        assertThat(portOne.reportCalls()).isEqualTo(2);
    }

    @Test
    void honoursAShortRetryAfter() {
        portOne.sandbox().nextAnswers(new Fault.RateLimited(1).on(RestRoute.GET_CERTIFICATION));
        var took = SandboxedPortOne.timed(() -> client.certification(id));
        assertThat(took).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(portOne.reportCalls()).isEqualTo(2);
    }

    @Test
    void endsAfterTheThirdAttempt() {
        portOne.sandbox()
                .nextAnswers(
                        new Fault.Status(503).on(RestRoute.GET_CERTIFICATION).times(1_000));
        assertThatExceptionOfType(PortOneUnavailableException.class)
                .isThrownBy(() -> client.certification(id))
                .satisfies(unavailable -> {
                    assertThat(unavailable.httpStatus()).hasValue(503);
                    assertThat(unavailable.retrySafe()).isTrue();
                    assertThat(unavailable.timedOut()).isFalse();
                    assertThat(unavailable.retryAfter()).isEmpty();
                });
        assertThat(portOne.reportCalls()).isEqualTo(3);
    }

    @Test
    void doesNotWaitLongerThanTheCallMayTake() {
        portOne.sandbox().nextAnswers(new Fault.RateLimited(60).on(RestRoute.GET_CERTIFICATION));
        var took = SandboxedPortOne.timed(() -> assertThatExceptionOfType(PortOneUnavailableException.class)
                .isThrownBy(() -> client.certification(id))
                .satisfies(unavailable -> assertThat(unavailable.retryAfter()).contains(Duration.ofSeconds(60))));

        assertThat(took).isLessThan(portOne.settings().endpoint().totalTimeout());
        assertThat(portOne.reportCalls()).isEqualTo(1);
    }

    /** The remaining time counts, not the time that the call had at its start. */
    @Test
    void doesNotWaitLongerThanWhatIsLeftOfTheTotalTimeout() throws IOException {
        var refusal = ScriptedServer.answer(429, "{}", "Retry-After: 20");
        try (var server = ScriptedServer.telling(ScriptedServer.late(1_000, refusal));
                var impatient = PortOneClient.connect(server.settings().withTotalTimeout(Duration.ofMillis(20_800)))) {
            var took = SandboxedPortOne.timed(() -> assertThatExceptionOfType(PortOneUnavailableException.class)
                    .isThrownBy(() -> impatient.certification(id))
                    .satisfies(
                            unavailable -> assertThat(unavailable.retryAfter()).contains(Duration.ofSeconds(20))));

            assertThat(took).isLessThan(Duration.ofSeconds(20));
            assertThat(server.reportCalls()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999"})
    void readsNoRetryAfterThatIsNone(String header) throws IOException {
        var refusal = ScriptedServer.answer(503, "{}", "Retry-After: " + header);
        try (var server = ScriptedServer.telling(refusal);
                var other = PortOneClient.connect(server.settings())) {
            assertThatExceptionOfType(PortOneUnavailableException.class)
                    .isThrownBy(() -> other.certification(id))
                    .satisfies(
                            unavailable -> assertThat(unavailable.retryAfter()).isEmpty());
        }
    }
}
