package dev.bonin.web.answer;

import dev.bonin.verification.Handover;
import dev.bonin.verification.Outcome;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A page of the application's, and in its query how the verification came out. The page's own address is left as it was
 * configured.
 */
final class ReturnAddress {
    private ReturnAddress() {}

    /** Where the application awaits the browser: with its code, or with the reason why a policy refused. */
    static URI of(Handover handover, Outcome outcome) {
        var query = query(outcome);
        handover.code().ifPresent(code -> query.put("code", code.reveal()));
        handover.returnState().ifPresent(state -> query.put("state", state));
        return with(handover.returnUrl(), query);
    }

    static URI of(String returnUrl, Outcome outcome) {
        return with(returnUrl, query(outcome));
    }

    private static Map<String, String> query(Outcome outcome) {
        var query = new LinkedHashMap<String, String>();
        query.put("verification_id", outcome.id().value());
        query.put("status", outcome.fold(accepted -> "accepted", refused -> "refused"));
        reason(outcome).ifPresent(reason -> query.put("reason", reason));
        return query;
    }

    private static Optional<String> reason(Outcome outcome) {
        return outcome.fold(accepted -> Optional.empty(), refused -> Optional.of(refused.code()));
    }

    static URI ofCancelled(String returnUrl) {
        return with(returnUrl, Map.of("status", "cancelled"));
    }

    private static URI with(String returnUrl, Map<String, String> query) {
        var text = query.entrySet().stream()
                .map(value -> value.getKey() + "=" + encoded(value.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(returnUrl + (returnUrl.contains("?") ? "&" : "?") + text);
    }

    /** {@code +} means a space to forms only. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
