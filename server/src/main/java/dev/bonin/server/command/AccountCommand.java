package dev.bonin.server.command;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.Accounts;
import dev.bonin.account.Unlinked;
import dev.bonin.person.PersonId;
import dev.bonin.reason.ReasonCatalog;
import dev.bonin.verification.VerificationId;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What no application may decide for itself, or nobody is left to decide: on the database of the server, while it runs
 * or does not.
 */
@Command(
        name = "account",
        description = "Whose an application's accounts are, and who may have none.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class AccountCommand implements Callable<Integer> {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String APPLICATION =
            "Whose it is: the application's name, or - where browsers start for themselves.";
    private static final int LAST_YEAR = 9999;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** What is done with the accounts of the database. */
    @FunctionalInterface
    private interface Deed {
        int on(Accounts accounts);
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "No command was given (expected: show, apart, unlink, relink, ban, unban or release-di)");
    }

    @Command(
            description = "Prints whose an account is: id of the person, since when, by which verification.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "APPLICATION", description = APPLICATION) String application,
            @Parameters(paramLabel = "ACCOUNT") String account) {
        return run(accounts ->
                accounts.find(owner(application), account).map(this::told).orElseGet(this::unknownAccount));
    }

    @Command(
            description =
                    "Prints whose CI or DI cannot be compared with that of others, so that newcomers are refused"
                            + " as standing_unknown: how many, by which keys, ids of people, and the ways out with their costs.",
            mixinStandardHelpOptions = true)
    int apart(@Parameters(paramLabel = "APPLICATION", description = APPLICATION) String application) {
        return run(accounts -> {
            new ApartTable(owner(application), accounts, out()).print();
            return 0;
        });
    }

    @Command(
            description = "Ends the link between an account and its person, who waits as the settings say.",
            mixinStandardHelpOptions = true)
    int unlink(
            @Parameters(paramLabel = "APPLICATION", description = APPLICATION) String application,
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Mixin Operator operator) {
        var access = operator.access();
        return run(accounts -> accounts.unlink(owner(application), account, access)
                .map(this::told)
                .orElseGet(this::unknownAccount));
    }

    @Command(
            description =
                    "Moves an account to the person of a new verification, whose CI and DI have changed. Look at proof that"
                            + " it is the same person first: this hands the account over.",
            mixinStandardHelpOptions = true)
    int relink(
            @Parameters(paramLabel = "APPLICATION", description = APPLICATION) String application,
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(
                            names = "--verification",
                            paramLabel = "ID",
                            required = true,
                            description = "Of the person, redeemed by the application at most ten minutes ago.")
                    String verification,
            @Mixin Operator operator) {
        var access = operator.access();
        var id = VerificationId.tryParse(verification);
        return run(accounts -> id.isEmpty()
                ? refused(AccountRefusal.of(AccountRefusal.Reason.UNKNOWN_VERIFICATION))
                : accounts.relink(owner(application), account, id.get(), access).fold(this::told, this::refused));
    }

    @Command(
            description = "Bans a person from having an account; one that they have stays theirs.",
            mixinStandardHelpOptions = true)
    int ban(
            @Parameters(paramLabel = "APPLICATION", description = APPLICATION) String application,
            @Parameters(paramLabel = "PERSON_ID") String person,
            @Option(
                            names = "--until",
                            paramLabel = "DATE",
                            description =
                                    "The first day in Korea on which it is over, such as 2027-11-23; for good without it.")
                    @Nullable
                    LocalDate until,
            @Mixin Operator operator) {
        var access = operator.access();
        return OperatorWork.run(spec, context -> {
            var end = Optional.ofNullable(until).map(day -> beginning(day, context.clock()));
            var banned = PersonId.tryParse(person)
                    .filter(known -> context.records().accounts().ban(owner(application), known, end, access));
            return banned.isPresent()
                    ? say("banned " + end.map(time -> "until " + time).orElse("for good"))
                    : unknownPerson("knows nobody of that id, or they were erased");
        });
    }

    @Command(description = "Ends a ban.", mixinStandardHelpOptions = true)
    int unban(
            @Parameters(paramLabel = "APPLICATION", description = APPLICATION) String application,
            @Parameters(paramLabel = "PERSON_ID") String person,
            @Mixin Operator operator) {
        var access = operator.access();
        return run(accounts -> PersonId.tryParse(person)
                        .filter(known -> accounts.unban(owner(application), known, access))
                        .isPresent()
                ? say("no longer banned")
                : unknownPerson("has banned nobody of that id"));
    }

    @Command(
            name = "release-di",
            description =
                    "Ends a conflict of CI and DI, where it is proven that both are one person: the DI of this person finds them no"
                            + " more, and comes to whoever has the CI with their next verification. The access log names both people."
                            + " Whoever has no CI is found by nothing afterwards: they can get a second account, and a ban holds"
                            + " them no more.",
            mixinStandardHelpOptions = true)
    int releaseDi(
            @Parameters(paramLabel = "APPLICATION", description = APPLICATION) String application,
            @Parameters(paramLabel = "PERSON_ID") String person,
            @Mixin Operator operator) {
        var access = operator.access();
        return run(accounts -> PersonId.tryParse(person)
                        .filter(known -> accounts.releaseDi(owner(application), known, access))
                        .isPresent()
                ? say("released")
                : unknownPerson("knows nobody of that id who has a DI"));
    }

    private static String owner(String application) {
        return application.equals("-") ? "" : application;
    }

    private Instant beginning(LocalDate day, Clock clock) {
        var beginning = day.atStartOfDay(SEOUL).toInstant();
        if (day.getYear() > LAST_YEAR || !beginning.isAfter(clock.instant())) {
            throw new ParameterException(
                    spec.commandLine(), "--until: no day to come (expected: one after today, such as 2027-11-23)");
        }
        return beginning;
    }

    private int told(AccountLink link) {
        return say(link.person() + "\t" + link.linkedAt() + "\t" + link.verification());
    }

    private int told(Unlinked unlinked) {
        var wait = unlinked.rejoinAfter().map(after -> ", may come back after " + after);
        return say("unlinked from " + unlinked.link().person() + wait.orElse(""));
    }

    private int refused(AccountRefusal refusal) {
        var explanation = new ReasonCatalog().explain(refusal.reason(), Locale.ENGLISH);
        var until = refusal.until().map(end -> " Until " + end + ".");
        return OperatorWork.say(
                spec,
                refusal.reason().code() + ": " + explanation.title() + ". " + explanation.operator()
                        + until.orElse(""));
    }

    private int unknownAccount() {
        return refused(AccountRefusal.of(AccountRefusal.Reason.UNKNOWN_ACCOUNT));
    }

    private int unknownPerson(String what) {
        return OperatorWork.say(spec, "This application " + what + ".");
    }

    private int say(String line) {
        out().println(line);
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private int run(Deed deed) {
        return OperatorWork.run(spec, context -> deed.on(context.records().accounts()));
    }
}
