package dev.bonin.server;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser that an application has sent to the page, as the page's script calls for it. */
record SentBrowser(RunningServer server, String cookie) {

    static SentBrowser of(RunningServer server) {
        return new SentBrowser(server, "");
    }

    HttpResponse<String> look(String pageToken) {
        return post("/verify/look", ShopServer.json(Map.of("page_token", pageToken)));
    }

    HttpResponse<String> claim(String pageToken) {
        return post("/verify/claim", ShopServer.json(Map.of("page_token", pageToken)));
    }

    /** The same browser once it has claimed. */
    SentBrowser claimed(String pageToken) {
        return claimed(claim(pageToken));
    }

    /** The same browser after this answer to its claim. */
    SentBrowser claimed(HttpResponse<String> answer) {
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
        return new SentBrowser(
                server, answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0]);
    }

    /** Somebody is certified in the window, and the page tells the server. */
    HttpResponse<String> finish(String id) {
        return post("/certifications", ShopServer.json(Map.of("imp_uid", certify(id), "merchant_uid", id)));
    }

    /** The same by somebody else. */
    HttpResponse<String> finish(String id, CertificationOrder who) {
        var impUid = server.sandbox().certify(who.withMerchantUid(id));
        return post("/certifications", ShopServer.json(Map.of("imp_uid", impUid, "merchant_uid", id)));
    }

    String certify(String id) {
        return server.sandbox().certify(CertificationOrder.of("adult").withMerchantUid(id));
    }

    /** The code that it carries to the application once it has finished. */
    String code(String id) {
        var answer = finish(id);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return JsonPath.read(answer.body(), "$.code");
    }

    HttpResponse<String> comeBack(String query) {
        return server.send(withCookie("/verify/redirect?" + query));
    }

    HttpResponse<String> post(String path, String body) {
        return server.send(
                withCookie(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder withCookie(String path) {
        var request = server.request(path);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    /** The values in the query of an address. */
    static Map<String, String> query(String address) {
        return Stream.of(URI.create(address).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
