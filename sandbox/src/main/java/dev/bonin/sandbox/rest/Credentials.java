package dev.bonin.sandbox.rest;

import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.Map;
import java.util.Optional;

/** The REST API key and secret of a getToken request, JSON or form. */
record Credentials(String impKey, String impSecret) {

    /**
     * Reads the credentials.
     *
     * @throws Refusal if one is missing, with PortOne's message
     */
    static Credentials of(Request request) {
        return switch (request.mediaType()) {
            case "application/json" -> ofJson(request.json());
            case "application/x-www-form-urlencoded" -> ofForm(request.form());
            default -> throw missing();
        };
    }

    private static Credentials ofJson(JsonObject body) {
        return of(body.findString("imp_key"), body.findString("imp_secret"));
    }

    private static Credentials ofForm(Map<String, String> form) {
        return of(Optional.ofNullable(form.get("imp_key")), Optional.ofNullable(form.get("imp_secret")));
    }

    private static Credentials of(Optional<String> impKey, Optional<String> impSecret) {
        return new Credentials(required(impKey), required(impSecret));
    }

    private static String required(Optional<String> value) {
        return value.filter(text -> !text.isEmpty()).orElseThrow(Credentials::missing);
    }

    private static Refusal missing() {
        return Refusal.badRequest("imp_key, imp_secret 파라메터가 누락되었습니다.");
    }

    @Override
    public String toString() {
        return "Credentials[]";
    }
}
