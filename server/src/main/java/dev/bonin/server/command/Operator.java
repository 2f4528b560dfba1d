package dev.bonin.server.command;

import dev.bonin.audit.Access;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Who works at the command line, and what for. The access log has both before anything is told or done. */
final class Operator {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "What for, in one line. The access log keeps it; name no person in it.")
    private @Nullable String reason;

    /** By what the machine knows of the operator. */
    Access access() {
        try {
            return OperatorIdentity.here().access(String.valueOf(reason));
        } catch (IllegalArgumentException unusable) {
            throw new ParameterException(spec.commandLine(), unusable.getMessage(), unusable);
        }
    }
}
