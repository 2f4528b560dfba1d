package dev.bonin.boot.management;

import dev.bonin.verification.Mode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Counts verifications that browsers started or claimed: these servlets answer nothing else with 201. */
public final class StartMeter implements Filter {
    private final Counter starts;

    /**
     * Creates a filter for one servlet.
     *
     * @param by who requested it: {@code browser}, or the {@code application} whose page was claimed
     */
    public StartMeter(Mode mode, String by, MeterRegistry meters) {
        this.starts = Counter.builder("bonin.starts")
                .description("Verifications that browsers started")
                .tag("mode", mode.code())
                .tag("by", by)
                .register(meters);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (response instanceof HttpServletResponse answer && answer.getStatus() == HttpServletResponse.SC_CREATED) {
            starts.increment();
        }
    }
}
