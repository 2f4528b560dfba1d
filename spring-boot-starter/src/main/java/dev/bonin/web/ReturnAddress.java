package dev.bonin.web;

import dev.bonin.verification.Handover;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.VerificationId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A page of the application's, and in its query how the verification came out. The page's own address is left as it was configured. */
final class ReturnAddress {
    private ReturnAddress() {}

    /** Where an accepted browser carries its code. */
    static URI of(Handover handover, VerificationId id) {
        var query = new LinkedHashMap<String, String>();
        query.put("verification_id", id.value());
        query.put("status", "accepted");
        query.put("code", handover.code().reveal());
        handover.returnState().ifPresent(state -> query.put("state", state));
        return with(handover.returnUrl(), query);
    }

    static URI of(String returnUrl, Outcome outcome) {
        var query = new LinkedHashMap<String, String>();
        query.put("verification_id", outcome.id().value());
        query.put("status", outcome.fold(accepted -> "accepted", refused -> "refused"));
        reason(outcome).ifPresent(reason -> query.put("reason", reason));
        return with(returnUrl, query);
    }

    private static Optional<String> reason(Outcome outcome) {
        return outcome.fold(
                accepted -> Optional.empty(),
                refused -> Optional.of(refused.reason().code()));
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
