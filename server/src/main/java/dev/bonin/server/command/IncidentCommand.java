package dev.bonin.server.command;

import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditFilter;
import dev.bonin.audit.AuditFinding.Intact;
import dev.bonin.audit.Checkpoint;
import dev.bonin.audit.Incident;
import dev.bonin.audit.Incidents;
import dev.bonin.audit.TooManyOpenedException;
import dev.bonin.boot.refusal.RefusedStartException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Counts what the access log says about a time range, for the report of an incident (개인정보 유출등 신고). */
@Command(
        name = "incident",
        description =
                "Prints the figures for the report of an incident: which values were opened when, by whom and of how many"
                        + " people, and whether the log was tampered with. No value of a person; the examination is logged."
                        + " Exit code 1: the log was tampered with, or something cannot be counted.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class IncidentCommand implements Callable<Integer> {
    private static final int BYTES_EACH = 400;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}: lines to read, or one object.")
    private Form form = Form.text;

    @Option(
            names = "--people",
            description = "In json, list the random ids of the affected people and verifications, to notify them.")
    private boolean people;

    @Option(
            names = "--against",
            paramLabel = "SEQUENCE:HASH",
            description = "An end of the chain that was kept elsewhere, as the server logs it once an hour.")
    private @Nullable String against;

    @Mixin
    private AuditSelection selection = new AuditSelection();

    @Mixin
    private Operator operator = new Operator();

    /** The values of the option. */
    enum Form {
        text,
        json
    }

    @Override
    public Integer call() {
        var access = operator.access();
        var filter = selection.filter();
        var checkpoint = Optional.ofNullable(against).map(text -> ChainedLog.checkpoint(spec, text));
        return OperatorWork.run(spec, context -> {
            var records = context.records();
            var log = records.stores().log();
            var detail = "incident people=" + people + selection.detail();
            log.append(records.events().of(AuditAction.AUDIT_EXPORTED, access, detail));
            var unplaced = ChainedLog.chain(log);
            var persons = new KnownPersons(records);
            var incident = examined(new Incidents(log, persons, mostAtOnce()), filter, checkpoint);
            print(IncidentMembers.of(incident, filter, people));
            var problems = Stream.concat(unplaced.map(IncidentCommand::uncounted).stream(), persons.problem().stream())
                    .toList();
            problems.forEach(problem -> OperatorWork.say(spec, problem));
            return problems.isEmpty() && isIntact(incident) ? 0 : OperatorWork.REFUSED;
        });
    }

    /** Half of the memory, so that the answer fits in as well. */
    private static int mostAtOnce() {
        return (int) Math.min(Runtime.getRuntime().maxMemory() / (2 * BYTES_EACH), Integer.MAX_VALUE);
    }

    private static Incident examined(Incidents incidents, AuditFilter filter, Optional<Checkpoint> against) {
        try {
            return incidents.examine(filter, against);
        } catch (TooManyOpenedException tooMany) {
            throw new RefusedStartException(
                    "In this range, " + tooMany.getMessage() + ", and this process has no memory for more.",
                    "Give it more, as in BONIN_JAVA_OPTS=-Xmx4g, or examine shorter ranges with --from and --to: then the"
                            + " same person counts in each of them.");
        }
    }

    private static String uncounted(String problem) {
        return "Some entries could not be added to the chain and are not counted: " + problem + ".";
    }

    private static boolean isIntact(Incident incident) {
        return incident.chain().isIntact() && incident.chain().whole() instanceof Intact;
    }

    private void print(IncidentMembers members) {
        var out = spec.commandLine().getOut();
        if (form == Form.text) {
            // What was written into the log by hand must not steer the terminal, nor add lines
            members.lines().stream()
                    .map(line -> line.replaceAll("[\\x00-\\x1F\\x7F-\\x9F]", "?"))
                    .forEach(out::println);
            return;
        }
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        out.println(json.writeValueAsString(members.json()));
    }
}
