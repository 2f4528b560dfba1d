package dev.bonin.server;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Explains which port is taken and how to choose another. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TakenPortAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {
    private final @Nullable String managementPort;

    TakenPortAnalyzer(Environment environment) {
        this.managementPort = environment.getProperty("management.server.port");
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException taken) {
        return Integer.toString(taken.getPort()).equals(managementPort)
                ? analysis(taken, "health and metrics need", "them", "BONIN_MANAGEMENT_PORT=8082")
                : analysis(taken, "the server needs", "the server", "BONIN_PORT=8088");
    }

    private static FailureAnalysis analysis(PortInUseException taken, String needs, String user, String remedy) {
        return new FailureAnalysis(
                "Port " + taken.getPort() + ", which " + needs + ", is taken by another program.",
                "Stop that program, or give " + user + " another port: " + remedy + " ./bonin",
                taken);
    }
}
