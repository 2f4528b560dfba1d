package dev.bonin.server;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** A browser that has started a verification on PortOne V2: it holds the cookie and the id. */
record IdentityBrowser(RunningServer server, String cookie, String id, String started) {

    static IdentityBrowser start(RunningServer server) {
        return start(server, "", "{}");
    }

    /** Starts with this cookie and this body, such as one that names a purpose. */
    static IdentityBrowser start(RunningServer server, String cookie, String body) {
        var answer = send(server, "/certifications/requests", cookie, body);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
        var set = answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return new IdentityBrowser(
                server, set, JsonPath.read(answer.body(), "$.identity_verification_id"), answer.body());
    }

    /** The same browser in another tab. */
    IdentityBrowser anotherTab() {
        return start(server, cookie, "{}");
    }

    /** The record of the window that this browser opened, on a live channel. */
    IdentityVerificationOrder order() {
        return IdentityVerificationOrder.of("adult").withId(id).throughChannel("channel-key-danal-live");
    }

    /** Somebody is verified in that window. */
    IdentityBrowser verified(Sandbox portOne) {
        portOne.verify(order());
        return this;
    }

    /** Somebody is verified in the window of the server's own sandbox, on this channel. */
    IdentityBrowser verified(String channel) {
        server.sandbox().verify(IdentityVerificationOrder.of("adult").withId(id).throughChannel(channel));
        return this;
    }

    HttpResponse<String> finish() {
        return finish(id);
    }

    HttpResponse<String> finish(String other) {
        return finishWith("{\"identity_verification_id\":\"" + other + "\"}");
    }

    HttpResponse<String> finishWith(String body) {
        return send(server, "/certifications", cookie, body);
    }

    HttpResponse<String> comeBack(String query) {
        return server.send(withCookie(server, "/certifications/redirect?" + query, cookie));
    }

    static HttpResponse<String> send(RunningServer server, String path, String cookie, String body) {
        return server.send(withCookie(server, path, cookie)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder withCookie(RunningServer server, String path, String cookie) {
        var request = server.request(path);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }
}
