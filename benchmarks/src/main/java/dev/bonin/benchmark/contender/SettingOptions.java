package dev.bonin.benchmark.contender;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What every command that starts contenders is told about where, and by how many they are visited. */
public final class SettingOptions {
    @Option(names = "--connections", defaultValue = "64", description = "of the load (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--people",
            defaultValue = "1000000",
            description = "among whom visitors are drawn (default: ${DEFAULT-VALUE})")
    private long people;

    @Option(
            names = "--port",
            defaultValue = "19100",
            description = "the first of some fifty (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--project", defaultValue = ".", hidden = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path project;

    @Option(names = "--out", description = "folder for the results (default: target/benchmark)")
    private @Nullable Path out;

    /**
     * Refuses what makes no sense.
     *
     * @throws ParameterException of {@code command}
     */
    public void requireSense(CommandSpec command) {
        if (connections < 1) {
            throw new ParameterException(
                    command.commandLine(), "--connections: " + connections + " (expected: 1 or more)");
        }
        if (people < 1) {
            throw new ParameterException(command.commandLine(), "--people: " + people + " (expected: 1 or more)");
        }
    }

    public int connections() {
        return connections;
    }

    public long people() {
        return people;
    }

    /** The folder for the results, which need not exist. */
    public Path folder() {
        return out == null ? root().resolve(Path.of("target", "benchmark")) : out.toAbsolutePath();
    }

    private Path root() {
        return project.toAbsolutePath().normalize();
    }

    /**
     * Where contenders run.
     *
     * @param allCores as {@code taskset} takes them, as the other two
     * @param serverCores of the contender that is measured
     * @param otherCores of PortOne and the database
     */
    public Setting setting(String allCores, String serverCores, String otherCores) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Setting(root(), folder().resolve("work"), java, allCores, serverCores, otherCores, new Ports(port));
    }
}
