package dev.bonin.boot.tracing;

import dev.bonin.portone.CallObserver;
import dev.bonin.portone.Operation;
import dev.bonin.web.problem.CallLog;
import java.util.function.BiConsumer;
import org.slf4j.MDC;

/** Sends the {@code traceparent} of the call that is handled to PortOne, as it came. */
final class ForwardedTrace implements CallObserver {
    @Override
    public Observed begin(Operation operation, BiConsumer<String, String> headers) {
        var trace = MDC.get(CallLog.TRACE_PARENT);
        if (trace != null) {
            headers.accept(CallLog.TRACE_PARENT, trace);
        }
        return Observed.NOTHING;
    }
}
