package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErasureTest {
    private final SandboxedPortOne portOne = new SandboxedPortOne();
    private final PortOneClient client = portOne.client();
    private final ImpUid id = portOne.certified();

    @AfterEach
    void close() {
        portOne.close();
    }

    @Test
    void returnsWhatWasHeldAndHoldsNothingAfterwards() {
        var held = client.certification(id);
        assertThat(client.delete(id)).isEqualTo(held);
        assertThatExceptionOfType(RecordNotFoundException.class).isThrownBy(() -> client.certification(id));
        assertThatExceptionOfType(RecordNotFoundException.class)
                .isThrownBy(() -> client.delete(id))
                .withMessageStartingWith("DELETE /certifications/{imp_uid}: ");
    }

    @Test
    void leavesOtherRecordsAlone() {
        var other = portOne.certified();
        client.delete(id);
        assertThat(client.certification(other).certified()).isTrue();
    }

    @Test
    void isRepeatedWithAnotherTokenWhereTheFirstWasRevoked() {
        portOne.sandbox().nextAnswers(new Fault.RevokedToken().on(RestRoute.DELETE_CERTIFICATION));
        assertThat(client.delete(id).certified()).isTrue();
        assertThat(portOne.erasureCalls()).isEqualTo(2);
    }

    @Test
    void isRepeatedWhereItWasNotServed() {
        portOne.sandbox().nextAnswers(new Fault.Status(503).on(RestRoute.DELETE_CERTIFICATION));
        assertThat(client.delete(id).certified()).isTrue();
        assertThat(portOne.erasureCalls()).isEqualTo(2);
    }

    static Stream<Arguments> lostAnswers() {
        return Stream.of(
                arguments("never sent", new Fault.Stalled()),
                arguments("dropped", new Fault.Dropped()),
                arguments("broken off", new Fault.CutOff()));
    }

    /** A retry would get the answer that the record does not exist, which hides that we erased it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("lostAnswers")
    void mayHaveHappenedWhereTheAnswerIsLost(String how, Fault fault) {
        portOne.sandbox().nextAnswers(fault.on(RestRoute.DELETE_CERTIFICATION));
        var impatient = portOne.client(portOne.settings().withTotalTimeout(Duration.ofSeconds(5)));
        var failure = catchThrowableOfType(PortOneUnavailableException.class, () -> impatient.delete(id));
        assertThat(failure).isNotNull();
        assertThat(failure.retrySafe()).isFalse();
        assertThat(portOne.erasureCalls()).isEqualTo(1);
        assertThatExceptionOfType(RecordNotFoundException.class).isThrownBy(() -> client.certification(id));
    }

    @Test
    void cannotHaveHappenedWhereNobodyListens() throws IOException {
        var report = "{\"code\":0,\"response\":{\"imp_uid\":\"%s\",\"pg_provider\":\"danal\"}}".formatted(id);
        var server = ScriptedServer.telling(ScriptedServer.json(report));
        var other = portOne.client(server.settings());
        other.certification(id);
        server.close();
        assertThatExceptionOfType(PortOneUnavailableException.class)
                .isThrownBy(() -> other.delete(id))
                .withMessage("DELETE /certifications/{imp_uid}: not reachable")
                .matches(PortOneUnavailableException::retrySafe);
    }

    @Test
    void cannotHaveHappenedWithoutAToken() {
        var nowhere = portOne.client(portOne.settings().withBaseUrl(URI.create("http://localhost:1")));
        assertThatExceptionOfType(PortOneUnavailableException.class)
                .isThrownBy(() -> nowhere.delete(id))
                .matches(PortOneUnavailableException::retrySafe);
    }
}
