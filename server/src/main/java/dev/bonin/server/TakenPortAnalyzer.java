package dev.bonin.server;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains which port is taken, how to find out by whom, and how to choose another. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TakenPortAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {
    private final @Nullable String managementPort;

    TakenPortAnalyzer(Environment environment) {
        this.managementPort = environment.getProperty("management.server.port");
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException taken) {
        var port = port(taken.getPort());
        return new FailureAnalysis(port.problem(), port.remedy(), taken);
    }

    private TakenPort port(int number) {
        return Integer.toString(number).equals(managementPort)
                ? new TakenPort(
                        number, "health and metrics need", "BONIN_MANAGEMENT_PORT", "bonin.management-port", 8082)
                : new TakenPort(number, "the server needs", "BONIN_PORT", "bonin.port", 8088);
    }
}
