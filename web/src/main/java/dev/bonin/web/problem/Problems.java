package dev.bonin.web.problem;

import dev.bonin.policy.Decision;
import dev.bonin.reason.Reason;
import dev.bonin.reason.ReasonCatalog;
import dev.bonin.verification.RefusalReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Creates problems in the caller's language. */
public final class Problems {
    /** The address of the page about all reasons; each code is an anchor on it. */
    private static final String REASONS = "https://bonin.dev/reasons#";

    private final ReasonCatalog catalog;
    private final RequestIds ids;

    /**
     * Creates a factory of problems.
     *
     * @param random creates ids for calls that send none
     */
    public Problems(ReasonCatalog catalog, RandomGenerator random) {
        this.catalog = catalog;
        this.ids = new RequestIds(random);
    }

    /** Returns the problem for a reason. */
    public Problem problem(Reason reason, HttpServletRequest request) {
        return problem(reason, request.getHeader("Accept-Language"), ids.of(request));
    }

    /**
     * Returns the problem for a reason if there is no servlet request.
     *
     * @param acceptLanguage the header of that name; null means Korean
     */
    public Problem problem(Reason reason, @Nullable String acceptLanguage, String requestId) {
        var language = AnswerLanguage.of(acceptLanguage);
        var explanation = catalog.explain(reason, language);
        return problem(reason.code(), reason, explanation.title(), explanation.detail(), language, requestId);
    }

    /**
     * Returns the problem for a refusal by a policy: the code is the policy's reason, and the detail is the catalogue's
     * message to the person.
     */
    public Problem problem(Decision decision, HttpServletRequest request) {
        var language = language(request);
        var verdict = decision.verdict();
        var code = verdict.reason().orElseGet(RefusalReason.POLICY::code);
        var title = catalog.explain(RefusalReason.POLICY, language).title();
        var why = catalog.explain(code, Optional.of(decision.policy()), verdict.passesFrom(), language);
        return problem(code, RefusalReason.POLICY, title, why.person(), language, ids.of(request))
                .with("next", why.next());
    }

    /** Returns the language of the response to this request. */
    public Locale language(HttpServletRequest request) {
        return AnswerLanguage.of(request.getHeader("Accept-Language"));
    }

    /** Returns the ids of calls. */
    public RequestIds ids() {
        return ids;
    }

    /** Returns the texts of all reasons. */
    public ReasonCatalog catalog() {
        return catalog;
    }

    private static Problem problem(
            String code, Reason kind, String title, String detail, Locale language, String requestId) {
        var status = Statuses.of(kind.category());
        var members = new LinkedHashMap<String, Object>();
        members.put("type", REASONS + code);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.put("code", code);
        members.put("request_id", requestId);
        return new Problem(status, language, members, OptionalLong.empty());
    }
}
