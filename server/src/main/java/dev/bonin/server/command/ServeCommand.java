package dev.bonin.server.command;

import dev.bonin.server.BoninServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "Runs the server; in sandbox mode, the default, together with a sandbox of PortOne.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class ServeCommand implements Callable<Integer> {
    private static final int REFUSED_START = 1;

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the server (BONIN_PORT, otherwise 8080).")
    private @Nullable Integer port;

    @Option(
            names = "--sandbox-port",
            paramLabel = "PORT",
            description = "Port of the sandbox (BONIN_SANDBOX_PORT, otherwise 8090).")
    private @Nullable Integer sandboxPort;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description = "Port of health and metrics (BONIN_MANAGEMENT_PORT, otherwise 8081).")
    private @Nullable Integer managementPort;

    @Override
    public Integer call() {
        var arguments = new ArrayList<String>();
        add(arguments, "bonin.port", port);
        add(arguments, "bonin.sandbox-port", sandboxPort);
        add(arguments, "bonin.management-port", managementPort);
        return run(arguments.toArray(String[]::new)) ? 0 : REFUSED_START;
    }

    /** Returns whether the server started. If it did not, Spring Boot has printed the reason. */
    private static boolean run(String[] arguments) {
        try {
            return BoninServer.application().run(arguments).isActive();
        } catch (RuntimeException alreadyReported) {
            return false;
        }
    }

    private static void add(List<String> arguments, String setting, @Nullable Integer value) {
        if (value != null) {
            arguments.add("--" + setting + "=" + value);
        }
    }
}
