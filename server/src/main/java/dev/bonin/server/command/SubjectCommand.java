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

/** Answers a person who asks what is held about them. Source: 개인정보 보호법 제35조. */
@Command(
        name = "subject",
        description = "What is held about one person.",
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
                    "Prints all that is held about the person of a verification, kept values included, in JSON. The access log"
                            + " has it before anything is printed. Encrypt what you save of it.",
            mixinStandardHelpOptions = true)
    int export(
            @Option(
                            names = "--verification",
                            paramLabel = "ID",
                            required = true,
                            description =
                                    "A verification of the person; their others for the same application come with it.")
                    String id,
            @Option(
                            names = "--with-ci",
                            description = "Print CI and DI, too, instead of saying only that they are kept.")
                    boolean withCi,
            @Mixin Operator operator) {
        var access = operator.access();
        return OperatorWork.run(
                spec,
                context -> VerificationId.tryParse(id)
                        .flatMap(shaped -> context.records().subjects().export(shaped, access, withCi))
                        .map(this::print)
                        .orElseGet(() -> OperatorWork.say(
                                spec, "There is no such verification, or it was forgotten altogether.")));
    }

    private int print(SubjectExport export) {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        spec.commandLine().getOut().println(json.writeValueAsString(SubjectMembers.of(export)));
        return 0;
    }
}
