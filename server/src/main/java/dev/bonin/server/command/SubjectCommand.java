package dev.bonin.server.command;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvents;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.security.SecureRandom;
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
        return Errand.run(spec, desk -> {
            var request = VerificationId.tryParse(id)
                    .flatMap(shaped -> desk.database().verifications().find(shaped));
            return request.isPresent()
                    ? export(desk, request.get(), access, withCi)
                    : Errand.say(spec, "There is no such verification, or it was forgotten altogether.");
        });
    }

    private int export(Desk desk, VerificationRequest request, Access access, boolean withCi) {
        var database = desk.database();
        var events = new AuditEvents(desk.clock(), new SecureRandom());
        database.auditLog()
                .append(events.about(
                        request.id().value(),
                        request.owner(),
                        request.purpose(),
                        AuditAction.SUBJECT_EXPORTED,
                        access,
                        "with_ci=" + withCi));
        var members = new SubjectExport(database, desk.sealer(), desk.clock(), access, withCi).of(request);
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        spec.commandLine().getOut().println(json.writeValueAsString(members));
        return 0;
    }
}
