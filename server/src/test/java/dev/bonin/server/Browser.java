package dev.bonin.server;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** A browser that has started a verification: it holds the cookie and the {@code merchant_uid}. */
record Browser(RunningServer server, String cookie, String merchantUid, String setCookie) {

    static Browser start(RunningServer server) {
        return start(server, "");
    }

    static Browser start(RunningServer server, String cookie) {
        return startWith(server, cookie, "{}");
    }

    /** Starts with this body, such as one that names a purpose. */
    static Browser startWith(RunningServer server, String cookie, String body) {
        var answer = server.send(withCookie(server, "/certifications/requests", cookie)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
        var setCookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return new Browser(
                server, setCookie.split(";", 2)[0], JsonPath.read(answer.body(), "$.merchant_uid"), setCookie);
    }

    /** The same browser in another tab. */
    Browser anotherTab() {
        return start(server, cookie);
    }

    /** Somebody is certified in the window that this browser opened. */
    String certify(String persona) {
        return server.sandbox().certify(CertificationOrder.of(persona).withMerchantUid(merchantUid));
    }

    HttpResponse<String> finish(String impUid) {
        return finishWith("{\"imp_uid\":\"" + impUid + "\"}");
    }

    /** The same, saying which request it is about. */
    HttpResponse<String> finishNaming(String impUid, String merchantUid) {
        return finishWith("{\"imp_uid\":\"" + impUid + "\",\"merchant_uid\":\"" + merchantUid + "\"}");
    }

    HttpResponse<String> finishWith(String body) {
        return post("/certifications", body);
    }

    /** Posts JSON with its cookie, and with more headers, names and values in turn. */
    HttpResponse<String> post(String path, String body, String... headers) {
        var request = withCookie(server, path, cookie).header("Content-Type", "application/json");
        return server.send(
                (headers.length == 0 ? request : request.headers(headers)).POST(BodyPublishers.ofString(body)));
    }

    /** With more headers, names and values in turn. */
    HttpResponse<String> comeBack(String query, String... headers) {
        var request = withCookie(server, "/certifications/redirect?" + query, cookie);
        return server.send(headers.length == 0 ? request : request.headers(headers));
    }

    private static HttpRequest.Builder withCookie(RunningServer server, String path, String cookie) {
        var request = server.request(path);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }
}
