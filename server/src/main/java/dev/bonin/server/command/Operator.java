package dev.bonin.server.command;

import dev.bonin.audit.Access;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The operator at the command line and the reason. The access log has both before anything is printed or done. */
final class Operator {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "The reason, in one line. The access log stores it; name no person in it.")
    private @Nullable String reason;

    /** Returns the access for the log, with what the machine knows of the operator. */
    Access access() {
        try {
            return OperatorIdentity.here().access(String.valueOf(reason));
        } catch (IllegalArgumentException unusable) {
            throw new ParameterException(spec.commandLine(), unusable.getMessage(), unusable);
        }
    }
}
