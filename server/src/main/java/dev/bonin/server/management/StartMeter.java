package dev.bonin.server.management;

import dev.bonin.verification.Mode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;

/** Counts the verifications that browsers started, of their own or at an application's word. */
final class StartMeter implements HandlerInterceptor {
    private final Counter starts;

    /** @param by who wanted it: {@code browser}, or the {@code application} whose page it claimed */
    StartMeter(Mode mode, String by, MeterRegistry meters) {
        this.starts = Counter.builder("bonin.starts")
                .description("Verifications that browsers started")
                .tag("mode", mode.code())
                .tag("by", by)
                .register(meters);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (response.getStatus() == HttpServletResponse.SC_CREATED) {
            starts.increment();
        }
    }
}
