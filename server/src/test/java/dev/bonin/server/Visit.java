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

/** One browser with one person in front of it, who was certified and only has to finish. */
record Visit(String cookie, String merchantUid, String impUid) {

    /** What one finish told. */
    record Answer(int status, String body) {
        /** Nothing was decided: the server is away, or another finish, perhaps of a server that died, has not ended. */
        boolean isToComeBack() {
            return status == 502 || status == 503 || (status == 409 && body.contains("\"in_progress\""));
        }

        String verificationId() {
            return JsonPath.read(body, "$.verification_id");
        }
    }

    static Visit begin(HttpClient http, URI server, Sandbox portOne) throws IOException, InterruptedException {
        var started =
                http.send(post(server.resolve("/certifications/requests"), "{}").build(), BodyHandlers.ofString());
        if (started.statusCode() != 201) {
            throw new IOException("No start: " + started.statusCode());
        }
        String merchantUid = JsonPath.read(started.body(), "$.merchant_uid");
        var impUid = portOne.certify(CertificationOrder.of("adult").withMerchantUid(merchantUid));
        var cookie = started.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return new Visit(cookie, merchantUid, impUid);
    }

    Answer finish(HttpClient http, URI server) throws IOException, InterruptedException {
        var body = "{\"imp_uid\":\"" + impUid + "\",\"merchant_uid\":\"" + merchantUid + "\"}";
        HttpResponse<String> answer = http.send(
                post(server.resolve("/certifications"), body)
                        .header("Cookie", cookie)
                        .build(),
                BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    private static HttpRequest.Builder post(URI address, String body) {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }
}
