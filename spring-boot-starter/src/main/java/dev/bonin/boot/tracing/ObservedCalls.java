package dev.bonin.boot.tracing;

import dev.bonin.portone.CallObserver;
import dev.bonin.portone.Operation;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.SenderContext;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Makes an observation of each call to PortOne, which the application's tracing turns into a span and into the header
 * that names it. Its tags have few values, and none is of a person.
 */
final class ObservedCalls implements CallObserver {
    private static final String NAME = "bonin.portone.requests";

    /** Of W3C Trace Context and of B3. */
    private static final Pattern TRACE_HEADER = Pattern.compile("(?i)traceparent|tracestate|b3|x-b3-[a-z]+");

    private final ObservationRegistry registry;

    ObservedCalls(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Observed begin(Operation operation, BiConsumer<String, String> headers) {
        var context = new SenderContext<BiConsumer<String, String>>(
                (carrier, name, value) -> send(Objects.requireNonNull(carrier), name, value), Kind.CLIENT);
        context.setCarrier(headers);
        context.setRemoteServiceName("portone");
        var observation = Observation.createNotStarted(NAME, () -> context, registry)
                .contextualName(operation.title())
                .lowCardinalityKeyValue("operation", operation.title())
                .start();
        return new OfCall(observation);
    }

    /** Baggage of the application is not PortOne's business, and must not replace a header of the call. */
    private static void send(BiConsumer<String, String> headers, String name, String value) {
        if (TRACE_HEADER.matcher(name).matches()) {
            headers.accept(name, value);
        }
    }

    private record OfCall(Observation observation) implements Observed {
        @Override
        public void answered(int status) {
            observation.lowCardinalityKeyValue("status", String.valueOf(status)).stop();
        }

        @Override
        public void failed(Throwable failure) {
            observation.lowCardinalityKeyValue("status", "none").error(failure).stop();
        }
    }
}
