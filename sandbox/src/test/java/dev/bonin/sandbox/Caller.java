package dev.bonin.sandbox;

import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Merchant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;

/** Calls a sandbox over real HTTP, as a merchant's server would. Headers come in pairs of name and value. */
public final class Caller {
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofMinutes(1)).build();
    private final Sandbox sandbox;

    public Caller(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    public HttpResponse<String> delete(String path, String... headers) {
        return send("DELETE", path, "", headers);
    }

    public HttpResponse<String> postJson(String path, String body, String... headers) {
        return send("POST", path, body, concat(headers, "Content-Type", "application/json"));
    }

    public HttpResponse<String> postForm(String path, String body, String... headers) {
        return send("POST", path, body, concat(headers, "Content-Type", "application/x-www-form-urlencoded"));
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
                .timeout(Duration.ofMinutes(2))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Returns the {@code response} of getToken for this merchant. */
    public JsonObject issueToken(Merchant merchant) {
        return payload(postJson("/users/getToken", credentials(merchant).print()));
    }

    public String token() {
        return issueToken(sandbox.merchant()).findString("access_token").orElseThrow();
    }

    /** Returns the default merchant's view of a record, in PortOne's envelope. */
    public HttpResponse<String> certification(String impUid) {
        return get("/certifications/" + impUid, "Authorization", token());
    }

    public static JsonObject credentials(Merchant merchant) {
        return JsonObject.empty().with("imp_key", merchant.impKey()).with("imp_secret", merchant.impSecret());
    }

    public static JsonObject json(HttpResponse<String> response) {
        return (JsonObject) JsonReader.parse(response.body());
    }

    public static JsonObject payload(HttpResponse<String> response) {
        return (JsonObject) json(response).find("response").orElseThrow();
    }

    public static long number(JsonObject object, String name) {
        return Long.parseLong(object.find(name).orElseThrow().print());
    }

    private static String[] concat(String[] headers, String name, String value) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }
}
