package dev.bonin.server.command;

import dev.bonin.subject.SubjectExport;
import dev.bonin.verification.VerificationId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Exports the data about one person, for a person who requests it (개인정보 보호법 제35조). */
@Command(
        name = "subject",
        description = "Exports the data that is stored about one person.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class SubjectCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "No command was given (expected: export)");
    }

    @Command(
            description =
                    "Prints all data about the person of a verification in JSON, stored values included. The access log"
                            + " has the export before anything is printed. Encrypt the output if you save it.",
            mixinStandardHelpOptions = true)
    int export(
            @Option(
                            names = "--verification",
                            paramLabel = "ID",
                            required = true,
                            description =
                                    "A verification of the person; all others for the same application are included.")
                    String id,
            @Option(
                            names = "--with-ci",
                            description = "Print the values of CI and DI, too, not only that they are stored.")
                    boolean withCi,
            @Mixin Operator operator) {
        var access = operator.access();
        return OperatorWork.run(
                spec,
                context -> VerificationId.tryParse(id)
                        .flatMap(shaped -> context.records().subjects().export(shaped, access, withCi))
                        .map(this::print)
                        .orElseGet(
                                () -> OperatorWork.say(spec, "The verification does not exist, or it was deleted.")));
    }

    private int print(SubjectExport export) {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        spec.commandLine().getOut().println(json.writeValueAsString(SubjectMembers.of(export)));
        return 0;
    }
}
