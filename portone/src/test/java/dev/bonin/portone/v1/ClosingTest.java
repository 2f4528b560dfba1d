package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Fault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClosingTest {
    /** Below the total timeout, which would end the call, too. */
    private static final Duration WITHOUT_CLOSING = Duration.ofSeconds(59);

    private final SandboxedPortOne portOne = new SandboxedPortOne();
    private final PortOneClient client = portOne.client(portOne.settings().withTotalTimeout(Duration.ofMinutes(1)));
    private final ImpUid id = portOne.certified();

    @AfterEach
    void close() {
        portOne.close();
    }

    @Test
    void refusesLaterCalls() {
        client.certification(id);
        client.close();
        assertThatExceptionOfType(PortOneUnavailableException.class)
                .isThrownBy(() -> client.certification(id))
                .withMessage("GET /certifications/{imp_uid}: this client is closed")
                .matches(closed -> !closed.timedOut());
        assertThat(portOne.reportCalls()).isEqualTo(1);
    }

    @Test
    void refusesTheFirstCallToo() {
        client.close();
        assertThatExceptionOfType(PortOneUnavailableException.class)
                .isThrownBy(() -> client.delete(id))
                .withMessage("POST /users/getToken: this client is closed");
        assertThat(portOne.tokenCalls()).isZero();
    }

    @Test
    void endsACallThatIsUnderWay() {
        portOne.sandbox().nextAnswers(new Fault.Stalled().on(RestRoute.GET_CERTIFICATION));
        var underWay = CompletableFuture.supplyAsync(() -> client.certification(id));
        while (portOne.reportCalls() == 0) {
            Thread.onSpinWait();
        }
        client.close();
        assertThat(underWay)
                .failsWithin(WITHOUT_CLOSING)
                .withThrowableThat()
                .withCauseInstanceOf(PortOneUnavailableException.class);
    }

    @Test
    void mayHappenTwice() {
        client.close();
        client.close();
        assertThatExceptionOfType(PortOneUnavailableException.class).isThrownBy(() -> client.certification(id));
    }

    @Test
    void leavesOtherClientsAlone() {
        var other = portOne.client();
        client.close();
        assertThat(other.certification(id).certified()).isTrue();
    }
}
