package dev.bonin.jdbc.request;

import dev.bonin.policy.Decision;
import dev.bonin.policy.Verdict;
import dev.bonin.policy.Verdict.Result;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Encodes decisions as text: one line each, with the policy, the result, the reason, the day from which it would pass,
 * and the legal article, separated by tabs. Absent members are empty.
 */
final class DecisionText {
    private static final int MEMBERS = 5;

    private DecisionText() {}

    static String of(List<Decision> decisions) {
        return decisions.stream().map(DecisionText::line).collect(Collectors.joining("\n"));
    }

    private static String line(Decision decision) {
        var verdict = decision.verdict();
        return String.join(
                "\t",
                escaped(decision.policy()),
                verdict.result().name(),
                verdict.reason().orElse(""),
                verdict.passesFrom().map(LocalDate::toString).orElse(""),
                escaped(decision.legalBasis().orElse("")));
    }

    /** Escapes separators: an application chooses the names of its own policies and articles freely. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /**
     * Decodes decisions.
     *
     * @throws RuntimeException if {@code text} is invalid: an {@link IllegalArgumentException} or a {@link
     *     java.time.DateTimeException}
     */
    static List<Decision> read(String text) {
        return text.isEmpty()
                ? List.of()
                : text.lines().map(DecisionText::decision).toList();
    }

    private static Decision decision(String line) {
        var members = line.split("\t", -1);
        if (members.length != MEMBERS) {
            throw new IllegalArgumentException("invalid decision (expected: " + MEMBERS + " members)");
        }
        var verdict = new Verdict(
                Result.valueOf(members[1]),
                optional(members[2], Function.identity()),
                optional(members[3], LocalDate::parse));
        return new Decision(members[0].translateEscapes(), optional(members[4], String::translateEscapes), verdict);
    }

    private static <T> Optional<T> optional(String member, Function<String, T> read) {
        return Optional.of(member).filter(text -> !text.isEmpty()).map(read);
    }
}
