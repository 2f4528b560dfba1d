package dev.bonin.server.demo;

import dev.bonin.policy.Decision;
import dev.bonin.reason.Explanation;
import dev.bonin.reason.Reason;
import dev.bonin.reason.ReasonCatalog;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Membership;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Describes decisions with all texts of their reasons, in both languages, because the page can switch the language. */
final class DemoDecisions {
    private static final List<Locale> LANGUAGES = List.of(Locale.KOREAN, Locale.ENGLISH);

    private final ReasonCatalog catalog;

    DemoDecisions(ReasonCatalog catalog) {
        this.catalog = catalog;
    }

    Map<String, Object> of(Judgement judgement) {
        var members = new LinkedHashMap<String, Object>();
        members.put(
                "decisions", judgement.decisions().stream().map(this::members).toList());
        judgement.account().map(Membership::code).ifPresent(code -> members.put("account", code));
        judgement.validUntil().ifPresent(until -> members.put("valid_until", until.toString()));
        return members;
    }

    /** Returns the same texts for a refusal that no policy made. */
    Map<String, Object> of(Reason reason) {
        var members = new LinkedHashMap<String, Object>();
        members.put("reason", reason.code());
        LANGUAGES.forEach(language -> members.put(language.getLanguage(), texts(catalog.explain(reason, language))));
        return members;
    }

    private Map<String, Object> members(Decision decision) {
        var verdict = decision.verdict();
        var members = new LinkedHashMap<String, Object>();
        members.put("policy", decision.policy());
        members.put("verdict", verdict.result().code());
        decision.legalBasis().ifPresent(law -> members.put("legal_basis", law));
        verdict.passesFrom().ifPresent(date -> members.put("passes_from", date.toString()));
        verdict.reason().ifPresent(reason -> {
            members.put("reason", reason);
            LANGUAGES.forEach(language -> members.put(language.getLanguage(), texts(decision, reason, language)));
        });
        return members;
    }

    private Map<String, String> texts(Decision decision, String reason, Locale language) {
        return texts(catalog.explain(
                reason, Optional.of(decision.policy()), decision.verdict().passesFrom(), language));
    }

    private static Map<String, String> texts(Explanation explanation) {
        return Map.of("person", explanation.person(), "operator", explanation.operator(), "next", explanation.next());
    }
}
