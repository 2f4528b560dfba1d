package dev.bonin.server.application;

import dev.bonin.application.HostedPage;
import dev.bonin.reason.Reason;
import dev.bonin.reason.ReasonCatalog;
import dev.bonin.verification.RefusalReason;
import dev.bonin.web.answer.Answer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The texts of the refusals that the hosted page shows, by code and in both languages, as a script module. Created once
 * from the catalogue of reasons.
 */
final class PageReasons {
    static final String FILE = "reasons.js";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String script;

    PageReasons(ReasonCatalog catalog) {
        var texts = new LinkedHashMap<String, Object>();
        texts.put("ko", texts(catalog, Locale.KOREAN));
        texts.put("en", texts(catalog, Locale.ENGLISH));
        script = "export const REASONS = " + JSON.writeValueAsString(texts) + ";\n";
    }

    private static Map<String, Object> texts(ReasonCatalog catalog, Locale language) {
        var texts = new LinkedHashMap<String, Object>();
        Stream.<Reason>concat(Stream.of(RefusalReason.values()), Stream.of(HostedPage.Refusal.values()))
                .filter(reason -> reason != RefusalReason.POLICY)
                .forEach(reason -> texts.put(reason.code(), texts(catalog, reason, language)));
        return texts;
    }

    private static Map<String, String> texts(ReasonCatalog catalog, Reason reason, Locale language) {
        var explanation = catalog.explain(reason, language);
        return Map.of("title", explanation.title(), "detail", explanation.detail());
    }

    Answer answer() {
        return Answer.text(200, "text/javascript", script);
    }
}
