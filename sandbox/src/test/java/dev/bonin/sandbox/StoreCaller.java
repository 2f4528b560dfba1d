package dev.bonin.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.store.Store;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;

/** Calls PortOne V2's API as a store's server would, with the API secret. */
public final class StoreCaller {
    private final Caller caller;
    private final String authorization;

    public StoreCaller(Sandbox sandbox, Store store) {
        this.caller = new Caller(sandbox);
        this.authorization = "PortOne " + store.apiSecret();
    }

    /** Calls as the default store. */
    public static StoreCaller of(Sandbox sandbox) {
        return new StoreCaller(sandbox, sandbox.store());
    }

    public HttpResponse<String> get(String id) {
        return caller.get(path(id), "Authorization", authorization);
    }

    public HttpResponse<String> list(String input) {
        String query = "?requestBody=" + encode(input);
        return caller.get("/identity-verifications" + query, "Authorization", authorization);
    }

    public HttpResponse<String> send(String id, String body) {
        return caller.postJson(path(id) + "/send", body, "Authorization", authorization);
    }

    public HttpResponse<String> resend(String id) {
        return caller.send("POST", path(id) + "/resend", "", "Authorization", authorization);
    }

    public HttpResponse<String> confirm(String id, String body) {
        return caller.postJson(path(id) + "/confirm", body, "Authorization", authorization);
    }

    /** Returns the record. */
    public JsonObject record(String id) {
        return Caller.json(get(id));
    }

    /** Returns the ids that a list finds, in its order. */
    public List<String> ids(String input) {
        JsonArray items = (JsonArray) Caller.json(list(input)).find("items").orElseThrow();
        return items.elements().stream()
                .map(item -> ((JsonObject) item).findString("id").orElseThrow())
                .toList();
    }

    /** Returns the inner object. */
    public static JsonObject inner(JsonObject object, String name) {
        return (JsonObject) object.find(name).orElseThrow();
    }

    /** Returns {@code type} of an error. */
    public static String type(HttpResponse<String> response) {
        return Caller.json(response).findString("type").orElseThrow();
    }

    public static boolean hasNull(HttpResponse<String> response) {
        return JsonReader.parse(response.body()).print().contains("null");
    }

    public static JsonValue parse(String text) {
        return JsonReader.parse(text);
    }

    private static String path(String id) {
        return "/identity-verifications/" + encode(id);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
