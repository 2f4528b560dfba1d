package dev.bonin.boot.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.v2.ApiSecret;
import dev.bonin.portone.v2.IdentityVerificationClient;
import dev.bonin.portone.v2.IdentityVerificationId;
import dev.bonin.portone.v2.IdentityVerificationSettings;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A handler of observations, as tracing has it, sees each call to PortOne, and sends its header with it. */
class ObservedCallsTest {
    private static final String SPAN = "00-4bf92f3577b34da6a3ce929d0e0e4736-aaaaaaaaaaaaaaaa-01";
    private static final byte[] NONE =
            "{\"type\":\"IDENTITY_VERIFICATION_NOT_FOUND\",\"message\":\"none\"}".getBytes(StandardCharsets.UTF_8);

    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();

    @SuppressWarnings("NullAway.Init") // started before each test
    private HttpServer portOne;

    @BeforeEach
    void start() throws IOException {
        portOne = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portOne.createContext("/identity-verifications/", call -> {
            received.add(String.valueOf(call.getRequestHeaders().get("traceparent")));
            call.getResponseHeaders().set("Content-Type", "application/json");
            call.sendResponseHeaders(404, NONE.length);
            call.getResponseBody().write(NONE);
            call.close();
        });
        portOne.start();
    }

    @AfterEach
    void stop() {
        portOne.stop(0);
    }

    /** As {@code PropagatingSenderTracingObservationHandler} of Micrometer Tracing does. */
    private final class Spans implements ObservationHandler<SenderContext<Object>> {
        @Override
        public void onStart(SenderContext<Object> context) {
            context.getSetter().set(context.getCarrier(), "traceparent", SPAN);
        }

        @Override
        public void onStop(SenderContext<Object> context) {
            ended.add(context.getName() + " " + context.getContextualName() + " "
                    + context.getLowCardinalityKeyValues().stream()
                            .map(KeyValue::getValue)
                            .toList()
                    + " "
                    + (context.getError() == null
                            ? ""
                            : context.getError().getClass().getSimpleName()));
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof SenderContext;
        }
    }

    private IdentityVerificationClient client() {
        var registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new Spans());
        var settings = IdentityVerificationSettings.of(new ApiSecret("secret"))
                .with(endpoint -> endpoint.withBaseUrl(URI.create(
                                "http://127.0.0.1:" + portOne.getAddress().getPort()))
                        .withObserver(new ObservedCalls(registry)));
        return IdentityVerificationClient.connect(settings);
    }

    @Test
    void areSpansWhoseHeaderIsSent() {
        try (var client = client()) {
            assertThatThrownBy(() -> client.get(IdentityVerificationId.parse("order-1")))
                    .isInstanceOf(RecordNotFoundException.class);
        }

        assertThat(received).containsExactly("[" + SPAN + "]");
        assertThat(ended)
                .containsExactly("bonin.portone.requests GET /identity-verifications/{id}"
                        + " [GET /identity-verifications/{id}, 404] ");
    }

    @Test
    void endWithTheFailureWhereThereIsNoAnswer() {
        portOne.stop(0);
        try (var client = client()) {
            assertThatThrownBy(() -> client.get(IdentityVerificationId.parse("order-1")))
                    .isInstanceOf(RuntimeException.class);
        }

        assertThat(ended).singleElement().asString().contains(", none]", "PortOneUnavailableException");
    }
}
