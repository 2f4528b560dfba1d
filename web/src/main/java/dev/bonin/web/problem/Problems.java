package dev.bonin.web.problem;

import dev.bonin.explanation.Explanations;
import dev.bonin.policy.Decision;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Creates problems in the caller's language. */
public final class Problems {
    private static final int REQUEST_ID_BYTES = 8;

    private final ProblemTexts texts;
    private final Explanations explanations;
    private final RandomGenerator random;

    public Problems(ProblemTexts texts, Explanations explanations, RandomGenerator random) {
        this.texts = texts;
        this.explanations = explanations;
        this.random = random;
    }

    public Problem problem(ProblemCode code, HttpServletRequest request) {
        return problem(code, request.getHeader("Accept-Language"));
    }

    /**
     * Creates a problem where there is no servlet request.
     *
     * @param acceptLanguage the header of that name; null means Korean
     */
    public Problem problem(ProblemCode code, @Nullable String acceptLanguage) {
        var language = texts.language(acceptLanguage);
        var detail = texts.text(code.code() + ".detail", language);
        return problem(code.code(), code, detail, language);
    }

    /**
     * Creates the problem of a refusal by a policy: the code is its reason, the detail the catalogue's sentence for the
     * person.
     */
    public Problem problem(Decision decision, HttpServletRequest request) {
        var language = language(request);
        var verdict = decision.verdict();
        var reason = verdict.reason().orElse(ProblemCode.NOT_LET_THROUGH.code());
        var explanation = explanations.explain(reason, Optional.of(decision.policy()), verdict.passesFrom(), language);
        return problem(reason, ProblemCode.NOT_LET_THROUGH, explanation.person(), language)
                .with("next", explanation.next());
    }

    /** Returns the language to answer this request in. */
    public Locale language(HttpServletRequest request) {
        return texts.language(request.getHeader("Accept-Language"));
    }

    private Problem problem(String code, ProblemCode kind, String detail, Locale language) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "urn:bonin:problem:" + code);
        members.put("title", texts.text(kind.code() + ".title", language));
        members.put("status", kind.status());
        members.put("detail", detail);
        members.put("code", code);
        members.put("request_id", requestId());
        return new Problem(kind.status(), language, members, OptionalLong.empty());
    }

    private String requestId() {
        var bytes = new byte[REQUEST_ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
