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
 * Account operations that need an operator: applications may not do them, or no longer exist. They work on the server's
 * database, whether the server runs or not.
 */
@Command(
        name = "account",
        description = "Shows, moves and ends the accounts of an application, and bans people.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class AccountCommand implements Callable<Integer> {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final String APPLICATION =
            "The application's name, or - for verifications that browsers start themselves.";
    private static final int LAST_YEAR = 9999;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    /** An operation on the accounts in the database. */
    @FunctionalInterface
    private interface AccountAction {
        int on(Accounts accounts);
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "No command was given (expected: show, apart, unlink, relink, ban, unban or release-di)");
    }

    @Command(
            description = "Prints the person of an account: id, since when, by which verification.",
            mixinStandardHelpOptions = true)
    int show(
            @Parameters(paramLabel = "APPLICATION", description = APPLICATION) String application,
            @Parameters(paramLabel = "ACCOUNT") String account) {
        return run(accounts ->
                accounts.find(owner(application), account).map(this::print).orElseGet(this::unknownAccount));
    }

    @Command(
            description =
                    "Prints people whose CI or DI cannot be compared with that of others, so that new people are refused"
                            + " as standing_unknown: how many, by which keys, their ids, and the remedies with their costs.",
            mixinStandardHelpOptions = true)
    int apart(@Parameters(paramLabel = "APPLICATION", description = APPLICATION) String application) {
        return run(accounts -> {
            new ApartTable(owner(application), accounts, out()).print();
            return 0;
        });
    }

    @Command(
            description = "Unlinks an account from its person. The person waits as bonin.accounts.rejoin-wait says.",
            mixinStandardHelpOptions = true)
    int unlink(
            @Parameters(paramLabel = "APPLICATION", description = APPLICATION) String application,
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Mixin Operator operator) {
        var access = operator.access();
        return run(accounts -> accounts.unlink(owner(application), account, access)
                .map(this::print)
                .orElseGet(this::unknownAccount));
    }

    @Command(
            description =
                    "Moves an account to the person of a new verification whose CI and DI have changed. Check proof first"
                            + " that it is the same person: this hands the account over.",
            mixinStandardHelpOptions = true)
    int relink(
            @Parameters(paramLabel = "APPLICATION", description = APPLICATION) String application,
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(
                            names = "--verification",
                            paramLabel = "ID",
                            required = true,
                            description =
                                    "The person's verification, redeemed by the application at most ten minutes ago.")
                    String verification,
            @Mixin Operator operator) {
        var access = operator.access();
        var id = VerificationId.tryParse(verification);
        return run(accounts -> id.isEmpty()
                ? refused(AccountRefusal.of(AccountRefusal.Reason.UNKNOWN_VERIFICATION))
                : accounts.relink(owner(application), account, id.get(), access).fold(this::print, this::refused));
    }

    @Command(
            description = "Bans a person from getting an account. An existing account stays linked.",
            mixinStandardHelpOptions = true)
    int ban(
            @Parameters(paramLabel = "APPLICATION", description = APPLICATION) String application,
            @Parameters(paramLabel = "PERSON_ID") String person,
            @Option(
                            names = "--until",
                            paramLabel = "DATE",
                            description =
                                    "The first day in Korea without the ban, such as 2027-11-23; without it the ban has no end.")
                    @Nullable
                    LocalDate until,
            @Mixin Operator operator) {
        var access = operator.access();
        return OperatorWork.run(spec, context -> {
            var end = Optional.ofNullable(until).map(day -> beginning(day, context.clock()));
            var banned = PersonId.tryParse(person)
                    .filter(known -> context.records().accounts().ban(owner(application), known, end, access));
            return banned.isPresent()
                    ? say("banned " + end.map(time -> "until " + time).orElse("without end"))
                    : unknownPerson("knows no person with that id, or they were erased");
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
                : unknownPerson("has not banned a person with that id"));
    }

    @Command(
            name = "release-di",
            description =
                    "Ends a conflict of CI and DI, if it is proven that both belong to one person: this person is no longer found"
                            + " by the DI, which moves to the person with the CI at their next verification. The access log names both"
                            + " people. A person without a CI can no longer be found at all: they can get a second account, and a"
                            + " ban no longer applies to them.",
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
                : unknownPerson("knows no person with that id and a DI"));
    }

    private static String owner(String application) {
        return application.equals("-") ? "" : application;
    }

    private Instant beginning(LocalDate day, Clock clock) {
        var beginning = day.atStartOfDay(SEOUL).toInstant();
        if (day.getYear() > LAST_YEAR || !beginning.isAfter(clock.instant())) {
            throw new ParameterException(
                    spec.commandLine(), "--until: not a future day (expected: one after today, such as 2027-11-23)");
        }
        return beginning;
    }

    private int print(AccountLink link) {
        return say(link.person() + "\t" + link.linkedAt() + "\t" + link.verification());
    }

    private int print(Unlinked unlinked) {
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

    private int run(AccountAction action) {
        return OperatorWork.run(spec, context -> action.on(context.records().accounts()));
    }
}
