package dev.bonin.server.command;

import dev.bonin.application.Application;
import dev.bonin.application.ApplicationRegister;
import dev.bonin.application.Scope;
import dev.bonin.application.UnusableApplicationException;
import dev.bonin.audit.AuditAction;
import dev.bonin.boot.ReceivableValues;
import dev.bonin.engine.Records;
import dev.bonin.person.IdentityValue;
import dev.bonin.server.application.ApplicationSettings;
import dev.bonin.store.SubjectStore;
import dev.bonin.verification.Mode;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds, changes and removes applications in the database that the settings name, whether the server runs or not. */
@Command(
        name = "application",
        description = "Manages the applications that may have people verified.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class,
        subcommands = WebhookCommand.class)
final class ApplicationCommand implements Callable<Integer> {
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    private static final String NO_SCOPE = "none";
    private static final String SCOPES = "A value of a person that it may receive: name, birthday, phone, gender,"
            + " foreigner, carrier, ci, di; or what it may do: unlink, relink, ban, windowless.";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** An operation on the register of applications, in the mode of the settings. */
    @FunctionalInterface
    private interface Change {
        void on(ApplicationRegister register, Mode mode, Log log, SubjectStore kept);
    }

    /** Writes the entry of the access log before anything is printed. */
    @FunctionalInterface
    private interface Log {
        void note(AuditAction action, String detail);
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "No command was given (expected: add, list, change, rotate, remove or webhook)");
    }

    @Command(
            description = "Adds an application and prints its key, once: only a hash of it is stored.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME", description = "Its name: lower-case letters, digits and hyphens.")
                    String name,
            @Option(
                            names = "--return-url",
                            paramLabel = "URL",
                            required = true,
                            description = "A page that people may be sent back to, compared character by character."
                                    + " Repeat it for more.")
                    List<String> returnUrls,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            split = ",",
                            description = SCOPES + " Repeat it for more; none by default.")
                    @Nullable
                    List<String> scopes,
            @Option(
                            names = "--take-over",
                            description =
                                    "Give it the data that is still stored for a removed application of that name.")
                    boolean takeOver) {
        return run(OperatorContext::madeRecords, (register, mode, log, kept) -> {
                            var application = Application.declared(name, returnUrls, stripped(scopes), mode);
                            if (!takeOver && isLeft(name, register, kept)) {
                                throw new UnusableApplicationException(
                                        "name: verifications or people are still stored for a removed application"
                                                + " of this name, and the new one could read them (expected: another name, or --take-over)",
                                        "이름: 같은 이름의 삭제된 애플리케이션이 남긴 인증이나 사람이 저장되어 있어서 새 애플리케이션이 읽을 수"
                                                + " 있게 됩니다. 다른 이름을 쓰거나 --take-over를 붙여 주세요");
                            }
                            var key = register.add(application);
                            log.note(
                                    AuditAction.APPLICATION_ADDED,
                                    "application=" + name + " scopes=" + String.join(",", application.scopeCodes()));
                            out().println(key.reveal());
                            out().flush();
                        })
                        == 0
                ? noteMissing(stripped(scopes))
                : 1;
    }

    /** Says which values the application may receive and no purpose has for it, so that it would wait in vain. */
    private int noteMissing(List<String> scopes) {
        return OperatorWork.run(spec, context -> {
            var known = ReceivableValues.of(context.properties(), context.mode());
            var missing = scopes.stream()
                    .filter(scope -> IdentityValue.tryParse(scope).isPresent() && !known.contains(scope))
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("Note: no purpose hands over or stores " + missing
                                + ", so no application receives it. Set"
                                + " bonin.purposes.<name>.redeem-within to more than 0s, or bonin.purposes.<name>.keep, such as"
                                + " bonin.purposes.default.keep: person, " + missing);
            }
            return 0;
        });
    }

    @Command(
            description = "Lists the applications that were added: name, scopes, return URLs.",
            mixinStandardHelpOptions = true)
    int list() {
        return run((register, mode, log, kept) -> register.list()
                .forEach(application -> out().println(application.name()
                        + "\t" + String.join(",", application.scopeCodes())
                        + "\t"
                        + String.join(
                                " ", application.returnUrls().stream().sorted().toList()))));
    }

    @Command(
            description = "Gives an application other scopes, from its next call on. Its keys and return URLs stay.",
            mixinStandardHelpOptions = true)
    int change(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--scope",
                            paramLabel = "SCOPE",
                            split = ",",
                            required = true,
                            description =
                                    SCOPES
                                            + " These replace all that it has; repeat it for more, and none takes them all away.")
                    List<String> scopes) {
        var words = stripped(scopes).equals(List.of(NO_SCOPE)) ? List.<String>of() : stripped(scopes);
        var changed = run((register, mode, log, kept) -> {
            var parsed = Application.scopes(words);
            register.replaceScopes(name, parsed);
            var codes = parsed.stream().map(Scope::code).sorted().collect(Collectors.joining(","));
            log.note(AuditAction.APPLICATION_CHANGED, "application=" + name + " scopes=" + codes);
        });
        return changed == 0 ? noteMissing(words) : changed;
    }

    @Command(
            description =
                    "Gives an application a new key and prints it, once. Its other keys expire after the overlap.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--overlap",
                            paramLabel = "TIME",
                            defaultValue = "24h",
                            description = "How long the other keys stay valid, such as 90m, 24h or 7d; 0s ends"
                                    + " them at once (default: ${DEFAULT-VALUE}).")
                    String overlap) {
        var time = overlap(overlap);
        return run((register, mode, log, kept) -> {
            var key = register.rotate(name, time);
            log.note(AuditAction.APPLICATION_ROTATED, "application=" + name + " overlap=" + time);
            out().println(key.reveal());
        });
    }

    @Command(description = "Removes an application and its keys.", mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "NAME") String name) {
        return run((register, mode, log, kept) -> {
            register.remove(name);
            log.note(AuditAction.APPLICATION_REMOVED, "application=" + name);
        });
    }

    private static boolean isLeft(String name, ApplicationRegister register, SubjectStore kept) {
        return register.list().stream().noneMatch(there -> there.name().equals(name)) && kept.isAnythingOf(name);
    }

    /** Operators may put a blank after a comma. */
    private static List<String> stripped(@Nullable List<String> words) {
        return words == null ? List.of() : words.stream().map(String::strip).toList();
    }

    private Duration overlap(String text) {
        try {
            var time = DurationStyle.detectAndParse(text);
            if (!time.isNegative() && time.compareTo(LONGEST_OVERLAP) <= 0) {
                return time;
            }
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            throw badOverlap();
        }
        throw badOverlap();
    }

    private ParameterException badOverlap() {
        return new ParameterException(spec.commandLine(), "--overlap: invalid time (expected: 0s to 90d, such as 24h)");
    }

    private int run(Change change) {
        return run(OperatorContext::records, change);
    }

    private int run(Function<OperatorContext, Records> opening, Change change) {
        return OperatorWork.run(spec, context -> {
            var records = opening.apply(context);
            var declared =
                    context.settings(ApplicationSettings.class).applications().keySet();
            change.on(
                    records.register(declared),
                    context.mode(),
                    (action, detail) -> OperatorEntry.note(records, action, detail),
                    records.stores().subjects());
            return 0;
        });
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
