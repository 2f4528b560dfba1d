package dev.bonin.sandbox.guide;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** The shop of PortOne's V2 guide, with its two npm packages. */
final class Shop implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final NodeProgram node;

    private Shop(NodeProgram node) {
        this.node = node;
    }

    /** Starts the shop, with the sandbox's host instead of both of PortOne's. */
    static Shop start(Sandbox sandbox) throws IOException, InterruptedException {
        // Not by the name localhost, for which Node.js 18 may try IPv6 only.
        String api = "http://127.0.0.1:" + sandbox.port();
        return new Shop(NodeProgram.start(
                "portone-v2",
                Map.of(
                        "PORTONE_API", api,
                        "PORTONE_CDN", sandbox.baseUrl(),
                        "PORTONE_SECRET", sandbox.store().apiSecret())));
    }

    String url(String path) {
        return node.address().resolve(path).toString();
    }

    /**
     * Calls a function of npm's server SDK.
     *
     * @param options as JSON
     * @return {@code returned} or {@code thrown} and what the error has
     */
    JsonObject call(String function, String options) {
        return call(function, options, "{}");
    }

    /** Calls a function of npm's server SDK, of a client with these options besides. */
    JsonObject call(String function, String options, String client) {
        String body = "{\"call\":\"" + function + "\",\"options\":" + options + ",\"client\":" + client + "}";
        HttpRequest request = HttpRequest.newBuilder(node.address().resolve("/sdk"))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            String answer = http.send(request, BodyHandlers.ofString()).body();
            return (JsonObject) JsonReader.parse(answer);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        node.close();
    }
}
