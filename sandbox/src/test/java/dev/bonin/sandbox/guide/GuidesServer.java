package dev.bonin.sandbox.guide;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/** The Node.js server of PortOne's V1 guide. */
final class GuidesServer implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final NodeProgram node;

    private GuidesServer(NodeProgram node) {
        this.node = node;
    }

    /** Starts the server. It answers as soon as this returns. */
    static GuidesServer start(String portOneHost) throws IOException, InterruptedException {
        return new GuidesServer(NodeProgram.start("guide", Map.of("PORTONE_HOST", portOneHost)));
    }

    /** Does what the page does after the popup has closed. */
    HttpResponse<String> finishPopup(String impUid) throws IOException, InterruptedException {
        return post(JsonObject.empty().with("imp_uid", impUid).print());
    }

    /** Does what the guide's jQuery tab really sends: a form, under the content type that it sets for JSON. */
    HttpResponse<String> finishPopupByJQuery(String impUid) throws IOException, InterruptedException {
        return post("imp_uid=" + impUid);
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(node.address().resolve("/certifications"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Does what PortOne does when it redirects a phone's browser. */
    HttpResponse<String> finishRedirect(String impUid) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(node.address().resolve("/certifications/redirect?imp_uid=" + impUid)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        node.close();
    }
}
