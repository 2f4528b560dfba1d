package dev.bonin.web.answer;

import dev.bonin.policy.Decision;
import dev.bonin.reason.ReasonCatalog;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Judgement.Limit;
import dev.bonin.verification.Membership;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The decisions of the policies as JSON members: {@code decisions}, and where they apply {@code account},
 * {@code valid_until}, {@code valid_until_by} and {@code rules}.
 */
public final class DecisionMembers {
    private final ReasonCatalog catalog;

    public DecisionMembers(ReasonCatalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the members for a person, with a sentence in {@code language} for each decision that has a reason. */
    public Map<String, Object> of(Judgement judgement, Locale language) {
        return members(
                judgement,
                judgement.decisions().stream()
                        .map(decision -> explained(decision, language))
                        .toList());
    }

    /** Returns the members for a program. */
    public static Map<String, Object> of(Judgement judgement) {
        return members(
                judgement,
                judgement.decisions().stream().map(DecisionMembers::members).toList());
    }

    private static Map<String, Object> members(Judgement judgement, List<Map<String, Object>> decisions) {
        var members = new LinkedHashMap<String, Object>();
        members.put("decisions", decisions);
        judgement.account().map(Membership::code).ifPresent(account -> members.put("account", account));
        judgement.validUntil().ifPresent(until -> members.put("valid_until", until.toString()));
        judgement.limit().map(Limit::code).ifPresent(limit -> members.put("valid_until_by", limit));
        if (!judgement.rules().isEmpty()) {
            members.put("rules", judgement.rules());
        }
        return members;
    }

    private Map<String, Object> explained(Decision decision, Locale language) {
        var members = members(decision);
        var verdict = decision.verdict();
        verdict.reason()
                .ifPresent(reason -> members.put(
                        "detail",
                        catalog.explain(reason, Optional.of(decision.policy()), verdict.passesFrom(), language)
                                .person()));
        return members;
    }

    private static Map<String, Object> members(Decision decision) {
        var members = new LinkedHashMap<String, Object>();
        var verdict = decision.verdict();
        members.put("policy", decision.policy());
        members.put("verdict", verdict.result().code());
        verdict.reason().ifPresent(reason -> members.put("reason", reason));
        verdict.passesFrom().ifPresent(date -> members.put("passes_from", date.toString()));
        decision.legalBasis().ifPresent(law -> members.put("legal_basis", law));
        return members;
    }
}
