package dev.bonin.server;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One customer of an application, from the order to the redeemed code, as far as the server lets them get; and what
 * they were told on the way, which has to stay true.
 */
final class Customer {
    private static final String SUBJECT = "customer 42";
    private static final String RETURN_URL = "https://shop.example/done";

    private final HttpClient http;
    private final Sandbox portOne;
    private final String key;
    private String id = "";
    private String cookie = "";
    private String impUid = "";
    private @Nullable String code;
    private boolean isRedeemed;

    /** @param key of the application */
    Customer(HttpClient http, Sandbox portOne, String key) {
        this.http = http;
        this.portOne = portOne;
        this.key = key;
    }

    /** Orders, claims, and is certified in the window. */
    void begin(URI server) throws IOException, InterruptedException {
        var order = ShopServer.json(Map.of("subject", SUBJECT, "return_url", RETURN_URL));
        var placed = post(server, "/v1/verifications", order, "Authorization", key);
        require(placed, 201);
        id = JsonPath.read(placed.body(), "$.id");
        var url = JsonPath.<String>read(placed.body(), "$.url");
        var token = ShopServer.json(Map.of("page_token", url.substring(url.indexOf('#') + 1)));
        var claimed = post(server, "/verify/claim", token, "Accept", "application/json");
        require(claimed, 201);
        cookie = claimed.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        impUid = portOne.certify(CertificationOrder.of("adult").withMerchantUid(id));
    }

    /** Finishes, and remembers the code. */
    void finish(URI server) throws IOException, InterruptedException {
        var finish = ShopServer.json(Map.of("imp_uid", impUid, "merchant_uid", id));
        var answer = post(server, "/certifications", finish, "Cookie", cookie);
        require(answer, 200);
        code = JsonPath.read(answer.body(), "$.code");
    }

    /** Has the application redeem the code, and returns what is wrong with its answer; an empty text if nothing is. */
    String redeem(URI server) throws IOException, InterruptedException {
        var body =
                ShopServer.json(Map.of("code", String.valueOf(code), "subject", SUBJECT, "expect_purpose", "default"));
        var answer = post(server, "/v1/verifications/" + id + "/redeem", body, "Authorization", key);
        require(answer, 200);
        var isFirst = JsonPath.<Boolean>read(answer.body(), "$.first_time");
        var isRight = answer.body().contains("\"name\":\"홍길동\"") && !(isFirst && isRedeemed);
        isRedeemed = true;
        return isRight ? "" : answer.body();
    }

    private HttpResponse<String> post(URI server, String path, String body, String header, String value)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header(header, value)
                .POST(BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** An answer that decides nothing is one that did not come: the customer comes back. */
    private static void require(HttpResponse<String> answer, int status) throws IOException {
        if (answer.statusCode() == 503
                || (answer.statusCode() == 409 && answer.body().contains("in_progress"))) {
            throw new IOException("to come back: " + answer.statusCode());
        }
        if (answer.statusCode() != status) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }
}
