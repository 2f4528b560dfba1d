package dev.bonin.server;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.application.ApplicationKey;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;

/** The server of an application: it orders verifications and redeems what browsers bring back. */
record ShopServer(RunningServer server, String authorization, String returnUrl) {
    static final String SUBJECT = "고객 42";
    static final String STATE = "state-of-session-7";

    private static final String RETURN_URL = "https://shop.example/done?from=bonin";

    /** A key that tests agree on. */
    static ApplicationKey key(String name) {
        return ApplicationKey.draw(new Random(name.hashCode()));
    }

    /** The settings that declare {@code name} with that key. */
    static String[] settings(String name) {
        return settings(name, RETURN_URL);
    }

    static String[] settings(String name, String returnUrl) {
        var setting = "bonin.applications." + name;
        return new String[] {setting + ".key-sha256=" + key(name).hash().hex(), setting + ".return-urls=" + returnUrl};
    }

    static ShopServer of(RunningServer server, String name) {
        return of(server, name, RETURN_URL);
    }

    static ShopServer of(RunningServer server, String name, String returnUrl) {
        return new ShopServer(server, basic(name, key(name).reveal()), returnUrl);
    }

    static String basic(String name, String key) {
        var credentials = (name + ":" + key).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** What it got about an order. */
    record Order(String id, String url) {
        String pageToken() {
            return url.substring(url.indexOf('#') + 1);
        }
    }

    Order order() {
        var answer = post("", order(SUBJECT, returnUrl, STATE));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
        return new Order(JsonPath.read(answer.body(), "$.id"), JsonPath.read(answer.body(), "$.url"));
    }

    static String order(String subject, String returnUrl, String state) {
        return json(Map.of("subject", subject, "return_url", returnUrl, "state", state));
    }

    HttpResponse<String> redeem(String id, String code) {
        return redeem(id, code, SUBJECT, "default");
    }

    HttpResponse<String> redeem(String id, String code, String subject, String purpose) {
        return post("/" + id + "/redeem", json(Map.of("code", code, "subject", subject, "expect_purpose", purpose)));
    }

    /** Redeems by a call of that name. */
    HttpResponse<String> redeemAs(String name, String id, String code) {
        var body = json(Map.of("code", code, "subject", SUBJECT, "expect_purpose", "default"));
        return server.send(call("/" + id + "/redeem")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", name)
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> cancel(String id) {
        return post("/" + id + "/cancel", "");
    }

    HttpResponse<String> erase(String id, String query) {
        return server.send(call("/" + id + query).DELETE());
    }

    HttpResponse<String> find(String id) {
        return server.send(call("/" + id));
    }

    HttpResponse<String> post(String path, String body) {
        return server.send(call(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> put(String path, String body) {
        return server.send(
                calling(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path) {
        return server.send(calling(path).DELETE());
    }

    HttpRequest.Builder call(String path) {
        return calling("/v1/verifications" + path);
    }

    /** One of the calls, by its whole path. */
    HttpRequest.Builder calling(String path) {
        return server.request(path).header("Authorization", authorization);
    }

    static String json(Map<String, String> members) {
        return JsonPath.parse(members).jsonString();
    }
}
