package dev.bonin.server.command;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.server.BoninServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;
import picocli.CommandLine.UnmatchedArgumentException;

@Command(
        name = "serve",
        description = "Runs the server; in sandbox mode, the default, together with a sandbox of PortOne.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class ServeCommand implements Callable<Integer> {
    private static final int REFUSED_START = 1;

    /** As Spring Boot reads it: {@code --name.of.setting=value}. */
    private static final Pattern SETTING = Pattern.compile("--[a-z][a-z0-9-]*\\.[^=\\s]+=.*", Pattern.DOTALL);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

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

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "JSON with merchants, stores, keys and channels of the sandbox (BONIN_SANDBOX_CONFIG), as of bonin sandbox.")
    private @Nullable String configFile;

    @Option(
            names = "--personas",
            paramLabel = "FILE",
            description = "JSON with invented people of your own for the sandbox (BONIN_SANDBOX_PERSONAS).")
    private @Nullable String personasFile;

    @Unmatched
    private List<String> others = new ArrayList<>();

    @Override
    public Integer call() {
        requireSettings();
        var arguments = new ArrayList<>(others);
        add(arguments, "bonin.port", port);
        add(arguments, "bonin.sandbox-port", sandboxPort);
        add(arguments, "bonin.management-port", managementPort);
        add(arguments, "bonin.sandbox.config", configFile);
        add(arguments, "bonin.sandbox.personas", personasFile);
        try {
            return run(BoninServer.application(), arguments.toArray(String[]::new)) ? 0 : REFUSED_START;
        } catch (RefusedStartException beforeTheStart) {
            return OperatorWork.say(spec, beforeTheStart);
        }
    }

    /**
     * Lets Spring Boot's way of giving settings through; unknown names below {@code bonin} are refused at the start.
     */
    private void requireSettings() {
        var unknown = others.stream()
                .filter(argument -> !SETTING.matcher(argument).matches())
                .toList();
        if (!unknown.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("Settings are given as --bonin.name=value, in the environment (BONIN_NAME=value) or in"
                            + " application.yml; docs/settings.md lists them.");
            throw new UnmatchedArgumentException(spec.commandLine(), unknown);
        }
    }

    /** Returns whether the server started. If it did not, Spring Boot has printed the reason. */
    private static boolean run(SpringApplication application, String[] arguments) {
        try {
            return application.run(arguments).isActive();
        } catch (RuntimeException alreadyReported) {
            return false;
        }
    }

    private static void add(List<String> arguments, String setting, @Nullable Object value) {
        if (value != null) {
            arguments.add("--" + setting + "=" + value);
        }
    }
}
