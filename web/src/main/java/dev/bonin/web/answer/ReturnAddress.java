package dev.bonin.web.answer;

import dev.bonin.verification.HandoverCode;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.ReturnTo;
import dev.bonin.web.request.WindowRefusal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The address of a page of the application, with the result of the verification appended to its query. */
final class ReturnAddress {
    private ReturnAddress() {}

    /** Returns the waiting application's page, with its code, or with the reason for which a policy refused. */
    static URI of(ReturnTo waiting, Outcome outcome) {
        var query = query(outcome);
        code(outcome).ifPresent(code -> query.put("code", code.proof().reveal()));
        waiting.returnState().ifPresent(state -> query.put("state", state));
        return with(waiting.returnUrl(), query);
    }

    private static Optional<HandoverCode> code(Outcome outcome) {
        return outcome.fold(Outcome.Accepted::code, Outcome.GuardianNeeded::code, refused -> Optional.empty());
    }

    /** Returns a page of the site itself, where {@code bonin.js} reads the result: what follows its mark. */
    static URI of(String returnUrl, Outcome outcome) {
        var query = query(outcome);
        code(outcome).ifPresent(code -> query.put("code", code.reveal()));
        return with(returnUrl, marked(query));
    }

    private static Map<String, String> query(Outcome outcome) {
        var query = new LinkedHashMap<String, String>();
        query.put("verification_id", outcome.id().value());
        query.put("status", outcome.status());
        reason(outcome).ifPresent(reason -> query.put("reason", reason));
        return query;
    }

    private static Optional<String> reason(Outcome outcome) {
        return outcome.fold(
                accepted -> Optional.empty(), waiting -> Optional.empty(), refused -> Optional.of(refused.code()));
    }

    /** Returns the same page, with the word for a window that verified nobody. */
    static URI of(String returnUrl, WindowRefusal refusal) {
        var query = new LinkedHashMap<String, String>();
        query.put("status", refusal.cancelled() ? "cancelled" : "failed");
        refusal.code().ifPresent(code -> query.put("error_code", code));
        return with(returnUrl, marked(query));
    }

    private static Map<String, String> marked(Map<String, String> query) {
        var all = new LinkedHashMap<>(Map.of("bonin", "result"));
        all.putAll(query);
        return all;
    }

    private static URI with(String returnUrl, Map<String, String> query) {
        var text = query.entrySet().stream()
                .map(value -> value.getKey() + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(returnUrl + (returnUrl.contains("?") ? "&" : "?") + text);
    }

    /** Encodes for URIs: {@code +} means a space only in forms. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
