package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application with Spring Boot's bridge to OpenTelemetry, and the same one without it. */
class OpenTelemetryTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String OF_CALLER = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private static final String BOOT4 = "org.springframework.boot.micrometer.tracing.";
    private static final String BOOT3 = "org.springframework.boot.actuate.autoconfigure.tracing.";

    /** What makes the tracer of the bridge, and the one that does nothing, in both generations of Spring Boot. */
    private static final List<String> BRIDGE = List.of(
            BOOT4 + "opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration",
            BOOT3 + "OpenTelemetryTracingAutoConfiguration");

    private static final List<String> NOTHING =
            List.of(BOOT4 + "autoconfigure.NoopTracerAutoConfiguration", BOOT3 + "NoopTracerAutoConfiguration");

    private final Sandbox portOne = Sandbox.start();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path data;

    @SuppressWarnings("NullAway.Init") // started before each test
    private TracesInFront front;

    @BeforeEach
    void listen() throws IOException {
        front = new TracesInFront(portOne);
    }

    @AfterEach
    void stop() {
        front.close();
        portOne.close();
    }

    @Test
    void aFinishIsPartOfTheCallersTraceAndPortOneIsToldOfItsSpan() {
        try (var shop = shop()) {
            assertThat(shop.context().getBean(Tracer.class)).isInstanceOf(OtelTracer.class);

            finish(shop);

            assertThat(front.traces())
                    .singleElement()
                    .asString()
                    .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                    .isNotEqualTo(OF_CALLER);
        }
    }

    @Test
    void withoutATracerPortOneIsToldOfTheCallersSpan() {
        try (var shop =
                shop(excluding(Stream.concat(BRIDGE.stream(), NOTHING.stream()).toList()))) {
            assertThat(shop.context().getBeanProvider(Tracer.class)).isEmpty();

            finish(shop);

            assertThat(front.traces()).containsExactly(OF_CALLER);
        }
    }

    /** Spring Boot makes one of these where Micrometer Tracing is there and no bridge of it is. */
    @Test
    void aTracerThatDoesNothingIsNone() {
        try (var shop = shop(excluding(BRIDGE))) {
            assertThat(shop.context().getBean(Tracer.class)).isSameAs(Tracer.NOOP);

            finish(shop);

            assertThat(front.traces()).containsExactly(OF_CALLER);
        }
    }

    private RunningShop shop(String... more) {
        var settings = new String[more.length + 1];
        settings[0] = "--bonin.portone.base-url=" + front.baseUrl();
        System.arraycopy(more, 0, settings, 1, more.length);
        return RunningShop.start(portOne, SettableClock.at(Instant.now()), data, settings);
    }

    private static String excluding(List<String> configurations) {
        return "--spring.autoconfigure.exclude=" + String.join(",", configurations);
    }

    private void finish(RunningShop shop) {
        var id = portOne.certify(CertificationOrder.of("adult").withMerchantUid(shop.begin("signup")));
        var request = shop.request("/certifications")
                .header("Content-Type", "application/json")
                .header("traceparent", OF_CALLER)
                .POST(BodyPublishers.ofString("{\"imp_uid\":\"" + id + "\"}"));

        assertThat(shop.send(request).statusCode()).isEqualTo(200);
    }
}
