package dev.bonin.boot.tracing;

import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ListableBeanFactory;

/** The application's tracer. To be used only where Micrometer Tracing is on the class path. */
final class ApplicationTracer {
    private ApplicationTracer() {}

    /** Returns whether it makes spans: without a bridge, Spring Boot makes a bean of one that does nothing. */
    static boolean isThere(ListableBeanFactory beans) {
        return beans.getBeanProvider(Tracer.class).stream().anyMatch(tracer -> tracer != Tracer.NOOP);
    }
}
