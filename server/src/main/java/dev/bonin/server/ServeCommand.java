package dev.bonin.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = "Runs the server; in sandbox mode, its default, a sandbox of PortOne beside it.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "PORT", description = "Port of the server (BONIN_PORT, otherwise 8080).")
    private @Nullable Integer port;

    @Option(
            names = "--sandbox-port",
            paramLabel = "PORT",
            description = "Port of the sandbox (BONIN_SANDBOX_PORT, otherwise 8090).")
    private @Nullable Integer sandboxPort;

    @Override
    public Integer call() {
        var arguments = new ArrayList<String>();
        add(arguments, "bonin.port", port);
        add(arguments, "bonin.sandbox-port", sandboxPort);
        BoninServer.application().run(arguments.toArray(String[]::new));
        return 0;
    }

    private static void add(List<String> arguments, String setting, @Nullable Integer value) {
        if (value != null) {
            arguments.add("--" + setting + "=" + value);
        }
    }
}
