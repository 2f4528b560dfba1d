package dev.bonin.benchmark.contender;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Common options of all commands that start contenders. */
public final class SettingOptions {
    @Option(
            names = "--connections",
            defaultValue = "64",
            description = "connections of the load generator (default: ${DEFAULT-VALUE})")
    private int connections;

    @Option(
            names = "--people",
            defaultValue = "1000000",
            description = "number of people among whom visitors are drawn (default: ${DEFAULT-VALUE})")
    private long people;

    @Option(
            names = "--port",
            defaultValue = "19100",
            description = "the first of about fifty ports (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--project", defaultValue = ".", hidden = true)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path project;

    @Option(names = "--before", description = "folder of an earlier build, to be measured beside this one")
    private @Nullable Path before;

    @Option(names = "--out", description = "folder for the results (default: target/benchmark)")
    private @Nullable Path out;

    /**
     * Checks the values.
     *
     * @throws ParameterException of {@code command} if one is invalid
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

    /** Returns whether an earlier build is measured, too. */
    public boolean hasBefore() {
        return before != null;
    }

    public int connections() {
        return connections;
    }

    public long people() {
        return people;
    }

    /** Returns the folder for the results, which may not exist yet. */
    public Path folder() {
        return out == null ? root().resolve(Path.of("target", "benchmark")) : out.toAbsolutePath();
    }

    private Path root() {
        return project.toAbsolutePath().normalize();
    }

    /**
     * Returns the environment of a run.
     *
     * @param allCores in the format of {@code taskset}, like the other two
     * @param serverCores of the measured contender
     * @param otherCores of PortOne and the database
     */
    public Setting setting(String allCores, String serverCores, String otherCores) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new Setting(
                root(),
                before == null ? null : before.toAbsolutePath().normalize(),
                folder().resolve("work"),
                java,
                allCores,
                serverCores,
                otherCores,
                new Ports(port));
    }
}
