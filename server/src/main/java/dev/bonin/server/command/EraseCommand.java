package dev.bonin.server.command;

import dev.bonin.erasure.Eraser.Result;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.verification.VerificationId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Erases the person of a verification, whether the server runs or not. */
@Command(
        name = "erase",
        description = "Erases the person of an accepted or refused verification. The verification itself stays.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class EraseCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "The id of the verification (merchant_uid).")
    private @Nullable String id;

    @Option(
            names = "--at-source",
            description = "Have PortOne erase its record, too. The running server requests it, with retries.")
    private boolean atSource;

    @Mixin
    private Operator operator = new Operator();

    @Override
    public Integer call() {
        var access = operator.access();
        return OperatorWork.run(spec, context -> {
            var verification = VerificationId.tryParse(String.valueOf(id));
            if (verification.isEmpty()) {
                return OperatorWork.say(spec, "ID: malformed (expected: 32 lower-case letters and digits).");
            }
            var eraser = context.records().erasures();
            return print(eraser.erase(verification.get(), Cause.OPERATOR, atSource, access));
        });
    }

    private int print(Result result) {
        if (result instanceof Result.Erased erased) {
            var entry = erased.entry();
            var source = entry.source() == SourceState.PENDING
                    ? "pending: the server requests it"
                    : entry.source().code();
            spec.commandLine()
                    .getOut()
                    .println((erased.before() ? "already erased at " : "erased at ") + entry.at() + ", " + entry.rows()
                            + " rows, at PortOne: " + source);
            return 0;
        }
        if (result instanceof Result.NobodyVerified nobody) {
            spec.commandLine()
                    .getOut()
                    .println("no person was verified: " + nobody.state().code()
                            + "; no personal data is left, and the request is deleted a day after it expires"
                            + (atSource ? "; no record at PortOne is known" : ""));
            return 0;
        }
        return OperatorWork.say(spec, "The verification does not exist, or it was deleted.");
    }
}
