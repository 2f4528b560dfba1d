package dev.bonin.web.answer;

import dev.bonin.person.Identity;
import dev.bonin.person.Masking;
import dev.bonin.policy.Decision;
import dev.bonin.verification.HandoverCode;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.ReturnTo;
import dev.bonin.verification.Step;
import dev.bonin.web.problem.Problem;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns outcomes into answers for the browser. Sandbox mode adds the steps that were taken; live mode hides them. */
public final class OutcomeAnswers {
    private final Problems problems;
    private final ProblemAnswers problemAnswers;
    private final DecisionMembers decisions;
    private final Set<String> purposesShowingMasked;

    public OutcomeAnswers(
            Problems problems,
            ProblemAnswers problemAnswers,
            DecisionMembers decisions,
            Set<String> purposesShowingMasked) {
        this.problems = problems;
        this.problemAnswers = problemAnswers;
        this.decisions = decisions;
        this.purposesShowingMasked = Set.copyOf(purposesShowingMasked);
    }

    /** Returns the answer to the browser that finished. */
    public Answer answer(Outcome outcome, HttpServletRequest request) {
        return outcome.fold(
                accepted -> Answer.json(200, members(accepted, problems.language(request))),
                waiting -> Answer.json(202, members(waiting, problems.language(request))),
                refused -> problemAnswers.answer(refusal(refused, request), request));
    }

    private Map<String, Object> members(Outcome.Accepted accepted, Locale language) {
        var members = common(accepted);
        members.put("bound", accepted.bound());
        members.put("purpose", accepted.purpose());
        members.putAll(decisions.of(accepted.judgement(), language));
        if (purposesShowingMasked.contains(accepted.purpose())) {
            accepted.identity().ifPresent(person -> members.put("person", masked(person)));
        }
        accepted.hint().ifPresent(hint -> members.put("account_hint", hint.text()));
        putReturn(accepted.code(), accepted.returnTo(), accepted, members);
        return members;
    }

    /** The decisions say from which day on no guardian is needed: it is the child's own browser that asks. */
    private Map<String, Object> members(Outcome.GuardianNeeded waiting, Locale language) {
        var members = common(waiting);
        members.put("purpose", waiting.purpose());
        members.put("waits_until", waiting.waitsUntil().toString());
        members.putAll(decisions.of(waiting.judgement(), language));
        putReturn(waiting.code(), waiting.returnTo(), waiting, members);
        return members;
    }

    private static HiddenMembers common(Outcome outcome) {
        var members = new HiddenMembers();
        members.put("verification_id", outcome.id().value());
        members.put("status", outcome.status());
        members.put("mode", outcome.mode().code());
        return members;
    }

    private static void putReturn(
            Optional<HandoverCode> code, Optional<ReturnTo> returnTo, Outcome outcome, HiddenMembers members) {
        code.ifPresent(carried -> members.put("code", text(carried, returnTo)));
        returnTo.ifPresent(waiting ->
                members.put("return_to", ReturnAddress.of(waiting, outcome).toString()));
        if (outcome.mode() == Mode.SANDBOX) {
            members.put("steps", numbers(outcome.steps()));
        }
    }

    /** An application that ordered a verification names it when it redeems; the page of any other only has the code. */
    private static String text(HandoverCode code, Optional<ReturnTo> returnTo) {
        return returnTo.isPresent() ? code.proof().reveal() : code.reveal();
    }

    private static Map<String, String> masked(Identity identity) {
        var person = Masking.mask(identity);
        var shown = new LinkedHashMap<String, String>();
        putKnown(shown, "name", person.name());
        putKnown(shown, "birthday", person.birthday());
        putKnown(shown, "phone", person.phone());
        return shown;
    }

    private static void putKnown(Map<String, String> shown, String name, @Nullable String value) {
        if (value != null) {
            shown.put(name, value);
        }
    }

    private Problem refusal(Outcome.Refused refused, HttpServletRequest request) {
        var problem = refused.judgement()
                .refusal()
                .map(decision -> byPolicy(decision, refused, request))
                .orElseGet(() -> problems.problem(refused.reason(), request))
                .with("mode", refused.mode().code());
        for (var member : where(refused).entrySet()) {
            problem = problem.with(member.getKey(), member.getValue());
        }
        return refused.mode() == Mode.SANDBOX
                ? problem.with("verification_id", refused.id().value()).with("steps", numbers(refused.steps()))
                : problem;
    }

    private Problem byPolicy(Decision decision, Outcome.Refused refused, HttpServletRequest request) {
        var problem = problems.problem(decision, request);
        for (var member : decisions.of(refused.judgement(), problem.language()).entrySet()) {
            problem = problem.with(member.getKey(), member.getValue());
        }
        return problem.with("verification_id", refused.id().value());
    }

    /** Returns the request's id and the address of the application that waits for the browser; empty if none waits. */
    private static Map<String, String> where(Outcome.Refused refused) {
        return refused.returnTo()
                .map(waiting -> Map.of(
                        "verification_id",
                        refused.id().value(),
                        "return_to",
                        ReturnAddress.of(waiting, refused).toString()))
                .orElse(Map.of());
    }

    private static List<String> numbers(List<Step> steps) {
        return steps.stream().map(Step::number).toList();
    }
}
