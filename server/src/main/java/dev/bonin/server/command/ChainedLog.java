package dev.bonin.server.command;

import dev.bonin.audit.AuditChaining;
import dev.bonin.audit.AuditLog;
import dev.bonin.audit.Checkpoint;
import dev.bonin.verification.StoreException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The chain of the access log, as far as commands need it before they read entries. */
final class ChainedLog {
    private ChainedLog() {}

    /**
     * Chains new entries.
     *
     * @return why some could not be, which prevents no check of the others; empty if all were
     */
    static Optional<String> chain(AuditLog log) {
        try {
            new AuditChaining(log).run();
            return Optional.empty();
        } catch (StoreException failure) {
            return Optional.ofNullable(failure.getMessage());
        }
    }

    /** @throws ParameterException if {@code text}, of the option {@code --against}, is malformed */
    static Checkpoint checkpoint(CommandSpec spec, String text) {
        return Checkpoint.tryParse(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--against: malformed (expected: a number, a colon, 64 hexadecimal digits)"));
    }
}
