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
 * Decisions as one text: a line for each, with the policy, the result, the reason, the day from which it would pass,
 * and the article, separated by tabs. What is not there is empty.
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

    /** An application names its own policies and articles, in whatever words. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /**
     * The decisions that {@code text} was made of.
     *
     * @throws RuntimeException if it was never made of any: an {@link IllegalArgumentException} or a
     *     {@link java.time.DateTimeException}
     */
    static List<Decision> read(String text) {
        return text.isEmpty()
                ? List.of()
                : text.lines().map(DecisionText::decision).toList();
    }

    private static Decision decision(String line) {
        var members = line.split("\t", -1);
        if (members.length != MEMBERS) {
            throw new IllegalArgumentException("not a decision");
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
