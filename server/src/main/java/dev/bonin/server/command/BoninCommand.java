package dev.bonin.server.command;

import dev.bonin.diagnosis.LoggedFailure;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
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
            DoctorCommand.class,
            TrainCommand.class
        })
public final class BoninCommand implements Callable<Integer> {
    private static final String DESCRIPTIONS = "dev.bonin.server.command.descriptions";
    private static final char UNREADABLE = '\uFFFD';

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    public static void main(String[] arguments) {
        int code = printing().execute(withCommand(arguments));
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs the server where there is no command, or only settings as Spring Boot takes them. */
    static String[] withCommand(String... arguments) {
        if (arguments.length > 0 && !arguments[0].startsWith("--bonin.")) {
            return arguments;
        }
        return Stream.concat(Stream.of("serve"), Stream.of(arguments)).toArray(String[]::new);
    }

    /** Prints in UTF-8 on every system: output may go into a file, and reasons may be Korean. */
    private static CommandLine printing() {
        var out = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
        return commandLine().setOut(new PrintWriter(out, true));
    }

    /** Returns the command line, ready to execute, with help in the language of this system. */
    public static CommandLine commandLine() {
        return commandLine(Locale.getDefault());
    }

    /** Returns the command line with help in Korean for people who read it, in English for all others. */
    static CommandLine commandLine(Locale locale) {
        var commandLine = new CommandLine(new BoninCommand())
                .setExecutionStrategy(BoninCommand::runIfReadable)
                .setExecutionExceptionHandler(BoninCommand::failed);
        return locale.getLanguage().equals(Locale.KOREAN.getLanguage())
                ? commandLine.setResourceBundle(ResourceBundle.getBundle(DESCRIPTIONS, Locale.KOREAN))
                : commandLine;
    }

    /** Java replaces what it cannot read in the encoding of the locale, and the access log would keep that for good. */
    private static int runIfReadable(ParseResult parsed) {
        if (parsed.originalArgs().stream().anyMatch(argument -> argument.indexOf(UNREADABLE) >= 0)) {
            throw new ParameterException(
                    parsed.commandSpec().commandLine(),
                    "An argument cannot be read in this locale (expected: a locale in UTF-8, such as LC_ALL=C.UTF-8).");
        }
        return new RunLast().execute(parsed);
    }

    /** Prints what was not expected. What is printed may be kept by whoever runs the command, such as a schedule. */
    private static int failed(Exception failure, CommandLine commandLine, ParseResult parsed) {
        LoggedFailure.of(failure).printStackTrace(commandLine.getErr());
        return commandLine.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "No command was given (expected: serve, sandbox, application, account, keys, audit, erase, subject, backup, migrate or doctor)");
    }
}
