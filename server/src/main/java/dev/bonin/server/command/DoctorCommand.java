package dev.bonin.server.command;

import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.diagnosis.Diagnosis;
import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.diagnosis.Severity;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Tells an operator what is wrong with an installation, and what to do about it. */
@Command(
        name = "doctor",
        description = "Checks settings, keys, clock, database and PortOne, and says what to do. Changes nothing.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class DoctorCommand implements Callable<Integer> {
    private static final int SOMETHING_IS_WRONG = 1;
    private static final String INDENT = "          ";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--json", description = "Print JSON, with the texts in both languages.")
    private boolean json;

    @Override
    public Integer call() {
        var diagnosis = diagnosis();
        var out = spec.commandLine().getOut();
        if (json) {
            var mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            out.println(mapper.writeValueAsString(diagnosis.members()));
        } else {
            print(diagnosis, language(), out);
        }
        out.flush();
        return diagnosis.worst() == Severity.ERROR ? SOMETHING_IS_WRONG : 0;
    }

    private static Diagnosis diagnosis() {
        try (var context = OperatorContext.open()) {
            return new Examination(context).diagnosis();
        } catch (RefusedStartException refused) {
            return new Diagnosis(List.of(Finding.of(FindingCode.SETTINGS_REFUSED, Examination.sentences(refused))));
        }
    }

    private static Locale language() {
        var isKorean = Locale.getDefault().getLanguage().equals(Locale.KOREAN.getLanguage());
        return isKorean ? Locale.KOREAN : Locale.ENGLISH;
    }

    private static void print(Diagnosis diagnosis, Locale language, PrintWriter out) {
        diagnosis.findings().forEach(finding -> print(finding, language, out));
        out.println();
        out.println(
                language.equals(Locale.KOREAN)
                        ? "오류 %d, 경고 %d, 정상 %d".formatted(counts(diagnosis))
                        : "Errors: %d, warnings: %d, as it should be: %d".formatted(counts(diagnosis)));
    }

    private static Object[] counts(Diagnosis diagnosis) {
        return new Object[] {
            diagnosis.count(Severity.ERROR), diagnosis.count(Severity.WARNING), diagnosis.count(Severity.OK)
        };
    }

    private static void print(Finding finding, Locale language, PrintWriter out) {
        var text = finding.text(language).strip().replace("\n", "\n" + INDENT);
        out.printf("%-9s %s%n", finding.severity(), text);
        var fix = finding.fix(language);
        if (!fix.isEmpty()) {
            out.println(INDENT + "-> " + fix);
        }
        if (finding.severity() != Severity.OK) {
            out.println(INDENT + "(" + finding.code().code() + ")");
        }
    }
}
