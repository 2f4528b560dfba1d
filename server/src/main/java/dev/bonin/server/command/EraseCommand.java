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

/** Forgets the person of a verification, while the server runs or does not. */
@Command(
        name = "erase",
        description = "Erases the person of a verification, or of one that was refused; that there was one stays.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class EraseCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Of the verification (merchant_uid).")
    private @Nullable String id;

    @Option(
            names = "--at-source",
            description =
                    "Have PortOne erase its record, too. The running server tells it, again and again if need be.")
    private boolean atSource;

    @Mixin
    private Operator operator = new Operator();

    @Override
    public Integer call() {
        var access = operator.access();
        return OperatorWork.run(spec, context -> {
            var verification = VerificationId.tryParse(String.valueOf(id));
            if (verification.isEmpty()) {
                return OperatorWork.say(spec, "ID: no id of a verification (expected: 32 small letters and digits).");
            }
            var eraser = context.records().erasures();
            return told(eraser.erase(verification.get(), Cause.OPERATOR, atSource, access));
        });
    }

    private int told(Result result) {
        if (result instanceof Result.Erased erased) {
            var entry = erased.entry();
            var source = entry.source() == SourceState.PENDING
                    ? "pending: the server tells PortOne"
                    : entry.source().code();
            spec.commandLine()
                    .getOut()
                    .println((erased.before() ? "was erased before, at " : "erased at ") + entry.at() + ", "
                            + entry.rows() + " rows, at PortOne: " + source);
            return 0;
        }
        if (result instanceof Result.NobodyVerified nobody) {
            spec.commandLine()
                    .getOut()
                    .println("nobody was verified: " + nobody.state().code()
                            + "; nothing is left that names a person, and the request is forgotten a day after its time is over"
                            + (atSource ? "; no record at PortOne is known of it" : ""));
            return 0;
        }
        return OperatorWork.say(spec, "There is no such verification, or it was forgotten altogether.");
    }
}
