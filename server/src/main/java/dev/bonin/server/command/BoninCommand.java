package dev.bonin.server.command;

import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Without a subcommand it runs {@code serve}. */
@Command(
        name = "bonin",
        description = "Korean identity verification through PortOne.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class,
        subcommands = {
            ServeCommand.class,
            SandboxCommand.class,
            ApplicationCommand.class,
            KeysCommand.class,
            AuditCommand.class,
            AccountCommand.class,
            EraseCommand.class,
            SubjectCommand.class,
            BackupCommand.class,
            MigrateCommand.class,
            TrainCommand.class
        })
public final class BoninCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public static void main(String[] arguments) {
        int code = printing().execute(arguments.length == 0 ? new String[] {"serve"} : arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Prints in UTF-8 on every system: output may go into a file, and reasons may be Korean. */
    private static CommandLine printing() {
        var out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        return commandLine().setOut(new PrintWriter(out, true));
    }

    /** Returns the command line, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new BoninCommand());
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "No command was given (expected: serve, sandbox, application, account, keys, audit, erase, subject, backup or migrate)");
    }
}
