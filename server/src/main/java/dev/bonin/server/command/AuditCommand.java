package dev.bonin.server.command;

import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditChaining;
import dev.bonin.audit.AuditCheck;
import dev.bonin.audit.AuditExport;
import dev.bonin.audit.AuditExport.Format;
import dev.bonin.audit.AuditExport.Written;
import dev.bonin.audit.AuditFilter;
import dev.bonin.audit.AuditFinding;
import dev.bonin.audit.AuditFinding.Broken;
import dev.bonin.audit.AuditFinding.Intact;
import dev.bonin.audit.AuditLog;
import dev.bonin.audit.Checkpoint;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Verifies and exports the access log, whether the server runs or not. */
@Command(
        name = "audit",
        description = "The access log: who did what with whose data.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class,
        subcommands = IncidentCommand.class)
final class AuditCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "No command was given (expected: verify, export or incident)");
    }

    @Command(
            description =
                    "Checks whether an entry was changed, moved or removed. Exit code 0: none; 1: the first one is named.",
            mixinStandardHelpOptions = true)
    int verify(
            @Option(
                            names = "--against",
                            paramLabel = "SEQUENCE:HASH",
                            description =
                                    "An end of the chain that was kept elsewhere, as the server logs it once an hour.")
                    @Nullable
                    String against,
            @Option(
                            names = "--as-is",
                            description = "Change nothing: do not chain entries that are not in the chain yet.")
                    boolean asIs) {
        var checkpoint = Optional.ofNullable(against).map(text -> ChainedLog.checkpoint(spec, text));
        return OperatorWork.run(spec, context -> {
            var log = context.records().stores().log();
            var unplaced = asIs ? Optional.<String>empty() : ChainedLog.chain(log);
            int code = print(new AuditCheck(log).run(checkpoint), checkpoint);
            return code == 0 && unplaced.isPresent()
                    ? OperatorWork.say(spec, "Some entries could not be added to the chain: " + unplaced.get() + ".")
                    : code;
        });
    }

    private int print(AuditFinding finding, Optional<Checkpoint> against) {
        if (finding instanceof Broken broken) {
            out().println("broken: entry " + broken.sequence()
                    + broken.id().map(id -> " (" + id + ")").orElse("") + ": "
                    + broken.kind().code());
            return OperatorWork.REFUSED;
        }
        var intact = (Intact) finding;
        if (against.isPresent() && !intact.compared()) {
            return OperatorWork.say(
                    spec,
                    "Entry " + against.get().sequence()
                            + " was removed because of its age, so the chain cannot be compared with it"
                            + " (expected: a later end).");
        }
        out().println("intact: " + intact.entries() + " entries, " + intact.unchained() + " not in the chain yet");
        if (intact.head().baseSequence() > 0) {
            out().println("begins: after entry " + intact.head().baseSequence() + ", removed because of its age");
        }
        out().println("end: " + Checkpoint.of(intact.head()));
        return 0;
    }

    @Command(
            description =
                    "Prints the entries: ids, addresses and times, no values of people. The export itself is logged.",
            mixinStandardHelpOptions = true)
    int export(
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            required = true,
                            description =
                                    "${COMPLETION-CANDIDATES}; in csv, fields that a spreadsheet would compute begin with an apostrophe.")
                    Form form,
            @Mixin AuditSelection selection,
            @Mixin Operator operator) {
        var access = operator.access();
        var filter = selection.filter();
        return OperatorWork.run(spec, context -> {
            var records = context.records();
            var log = records.stores().log();
            log.append(records.events().of(AuditAction.AUDIT_EXPORTED, access, "format=" + form + selection.detail()));
            new AuditChaining(log).run();
            return write(log, filter, form.format);
        });
    }

    /** The values of the option. */
    enum Form {
        csv(Format.CSV),
        jsonl(Format.JSONL);

        private final Format format;

        Form(Format format) {
            this.format = format;
        }
    }

    private int write(AuditLog log, AuditFilter filter, Format format) {
        var unreadable = written(log, filter, format).unreadable();
        return unreadable.isEmpty()
                ? 0
                : OperatorWork.say(
                        spec,
                        "Entries that were changed by hand cannot be parsed and are missing above: "
                                + unreadable.stream().map(String::valueOf).collect(Collectors.joining(", "))
                                + ". That is tampering: see docs/incidents.md.");
    }

    private Written written(AuditLog log, AuditFilter filter, Format format) {
        try {
            return new AuditExport(log).write(filter, format, out());
        } catch (IOException impossible) {
            throw new IllegalStateException("A print writer throws nothing", impossible);
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
