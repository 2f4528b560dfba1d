package dev.bonin.server.command;

import dev.bonin.application.UnusableApplicationException;
import dev.bonin.audit.AuditAction;
import dev.bonin.server.application.ApplicationSettings;
import dev.bonin.server.webhook.WebhookSettings;
import dev.bonin.webhook.WebhookEndpoint;
import dev.bonin.webhook.WebhookQueue;
import dev.bonin.webhook.WebhookRegister;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Manages webhooks in the database that the settings name, whether the server runs or not. */
@Command(
        name = "webhook",
        description = "Manages where applications are told of events.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class WebhookCommand implements Callable<Integer> {
    private static final Duration LONGEST_AGO = Duration.ofDays(3650);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** An operation on webhooks. */
    @FunctionalInterface
    private interface Change {
        void on(WebhookRegister register, Log log, OperatorContext context);
    }

    /** Writes the entry of the access log before anything is printed. */
    @FunctionalInterface
    private interface Log {
        void note(String detail);
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                OperatorWork.inLanguage(
                        spec,
                        "No command was given (expected: set, show, rotate, on, off, log or replay)",
                        "명령이 없습니다. set, show, rotate, on, off, log, replay 가운데 하나를 적어 주세요"));
    }

    @Command(
            description = "Sets the address of an application's webhook and switches it on. Prints the secret that"
                    + " signs, once, unless there is one.",
            mixinStandardHelpOptions = true)
    int set(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "URL", description = "An https:// address.") String url) {
        return run((register, log, context) -> {
            var rules = context.settings(WebhookSettings.class).webhooks();
            var secret = register.set(name, url, rules.allowsInternal(context.mode()));
            log.note("application=" + name + " webhook=set host="
                    + URI.create(url).getHost().toLowerCase(Locale.ROOT));
            secret.ifPresent(drawn -> out().println(drawn.reveal()));
        });
    }

    @Command(description = "Shows an application's webhook.", mixinStandardHelpOptions = true)
    int show(@Parameters(paramLabel = "NAME") String name) {
        return run((register, log, context) -> {
            var endpoint = register.find(name)
                    .orElseThrow(() -> new UnusableApplicationException(
                            "name: no such application, or none with a webhook (expected: one with an address, by"
                                    + " ./bonin application webhook set)",
                            "이름: 그런 애플리케이션이 없거나 웹훅이 없습니다. ./bonin application webhook set으로 주소를 정해 주세요"));
            out().println("url\t" + endpoint.url());
            out().println("status\t" + status(endpoint));
            out().println("secrets\t" + (endpoint.declared() ? "in the settings" : register.secrets(name)));
        });
    }

    private static String status(WebhookEndpoint endpoint) {
        return endpoint.off()
                .map(off -> "off since " + off.at() + ": " + off.cause().code())
                .orElse("on");
    }

    @Command(
            description = "Adds a secret and prints it, once. The one before signs as well until --drop-old, or until"
                    + " a third.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--drop-old",
                            description = "Only end the older secret, once the receiver knows the new one.")
                    boolean dropOld) {
        return run((register, log, context) -> {
            if (dropOld) {
                int ended = register.dropOlder(name);
                log.note("application=" + name + " webhook=rotate ended=" + ended);
                out().println(ended == 0 ? "there was no older secret" : "only the newest secret signs");
            } else {
                var secret = register.rotate(name);
                log.note("application=" + name + " webhook=rotate");
                out().println(secret.reveal());
            }
        });
    }

    @Command(description = "Switches a webhook on.", mixinStandardHelpOptions = true)
    int on(@Parameters(paramLabel = "NAME") String name) {
        return run((register, log, context) -> {
            var isChanged = register.on(name);
            log.note("application=" + name + " webhook=on");
            out().println(isChanged ? "on" : "it was on");
        });
    }

    @Command(
            description = "Switches a webhook off. Events are recorded meanwhile, and can be replayed.",
            mixinStandardHelpOptions = true)
    int off(@Parameters(paramLabel = "NAME") String name) {
        return run((register, log, context) -> {
            var isChanged = register.off(name);
            log.note("application=" + name + " webhook=off");
            out().println(isChanged ? "off" : "it was off");
        });
    }

    @Command(
            description = "Lists events and their delivery: when it happened, id, state, attempts, last result, last"
                    + " attempt, next attempt.",
            mixinStandardHelpOptions = true)
    int log(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            defaultValue = "24h",
                            description = "How far back, such as 90m, 24h or 7d (default: ${DEFAULT-VALUE}).")
                    String since) {
        var time = time("--since", since);
        return run((register, log, context) ->
                register.log(name, ago(time, context)).forEach(entry -> out().println(line(entry))));
    }

    private static String line(WebhookQueue.Entry entry) {
        return String.join(
                "\t",
                entry.event().at().toString(),
                entry.event().id(),
                entry.state().name().toLowerCase(Locale.ROOT),
                Integer.toString(entry.attempts()),
                entry.result().orElse("-"),
                orNone(entry.attemptedAt()),
                orNone(entry.nextAt()));
    }

    private static String orNone(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("-");
    }

    @Command(description = "Sends events again, with the id that they had.", mixinStandardHelpOptions = true)
    int replay(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(
                            paramLabel = "ID",
                            arity = "0..1",
                            description = "Of an event, or of a verification: all its events.")
                    @Nullable
                    String id,
            @Option(
                            names = "--failed-since",
                            paramLabel = "TIME",
                            description = "Instead of an ID: all that failed and happened since, such as 90m or 7d.")
                    @Nullable
                    String failedSince) {
        if ((id == null) == (failedSince == null)) {
            throw new ParameterException(
                    spec.commandLine(),
                    OperatorWork.inLanguage(
                            spec,
                            "replay: expected either an ID or --failed-since TIME",
                            "replay: ID와 --failed-since TIME 가운데 하나만 적어 주세요"));
        }
        var time = failedSince == null ? Duration.ZERO : time("--failed-since", failedSince);
        return run((register, log, context) -> {
            int events = id == null ? register.replayFailed(name, ago(time, context)) : register.replay(name, id);
            log.note("application=" + name + " webhook=replay events=" + events);
            out().println("events to be sent again: " + events);
        });
    }

    private static Instant ago(Duration time, OperatorContext context) {
        return context.clock().instant().minus(time);
    }

    private Duration time(String option, String text) {
        try {
            var time = DurationStyle.detectAndParse(text);
            if (!time.isNegative() && time.compareTo(LONGEST_AGO) <= 0) {
                return time;
            }
        } catch (IllegalArgumentException | ArithmeticException unreadable) {
            throw badTime(option);
        }
        throw badTime(option);
    }

    private ParameterException badTime(String option) {
        return new ParameterException(
                spec.commandLine(),
                OperatorWork.inLanguage(
                        spec,
                        option + ": invalid time (expected: such as 90m, 24h or 7d)",
                        option + ": 잘못된 기간입니다. 90m, 24h, 7d처럼 적어 주세요"));
    }

    private int run(Change change) {
        return OperatorWork.run(spec, context -> {
            var records = context.records();
            var declared =
                    context.settings(ApplicationSettings.class).applications().keySet();
            change.on(
                    records.webhooks(declared),
                    detail -> OperatorEntry.note(records, AuditAction.WEBHOOK_CHANGED, detail),
                    context);
            return 0;
        });
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
