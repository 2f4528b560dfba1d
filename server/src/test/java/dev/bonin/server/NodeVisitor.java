package dev.bonin.server;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A browser at the site of {@code examples/node}, over HTTP, with cookies of its own. */
record NodeVisitor(HttpClient http, String site, RunningServer server) {
    static NodeVisitor of(String site, RunningServer server) {
        var cookies = new CookieManager();
        return new NodeVisitor(HttpClient.newBuilder().cookieHandler(cookies).build(), site, server);
    }

    /** Presses the first button, is verified at the server's page, and returns what the browser comes back with. */
    Map<String, String> verify(CertificationOrder person) throws Exception {
        var sent = send(HttpRequest.newBuilder(URI.create(site + "/verify")).POST(BodyPublishers.noBody()));
        var page = sent.headers().firstValue("Location").orElseThrow(() -> new AssertionError(sent.body()));
        var asked = SentBrowser.of(server).claim(page.substring(page.indexOf('#') + 1));
        var finished =
                SentBrowser.of(server).claimed(asked).finish(JsonPath.read(asked.body(), "$.merchant_uid"), person);
        return SentBrowser.query(JsonPath.read(finished.body(), "$.return_to"));
    }

    Map<String, String> verify(String persona) throws Exception {
        return verify(CertificationOrder.of(persona));
    }

    /** Sends the form with what a browser came back with. */
    HttpResponse<String> join(String login, Map<String, String> came) throws Exception {
        var form = new HashMap<>(came);
        form.put("login", login);
        return post("/members", ShopServer.json(form));
    }

    HttpResponse<String> post(String path, String json, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(site + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofMinutes(2)).build(), BodyHandlers.ofString());
    }
}
