package dev.bonin.server;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One browser with one person in front of it, who was verified and only has to finish.
 *
 * @param id of the request
 * @param evidence the members of the finish
 */
record Visit(String cookie, String id, String evidence) {

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

    /** Thrown if the server refused to start. */
    static final class NotStartedException extends IOException {
        private static final long serialVersionUID = 1L;

        NotStartedException(int status) {
            super("No start: " + status);
        }
    }

    static Visit begin(HttpClient http, URI server, Sandbox portOne) throws IOException, InterruptedException {
        return begin(http, server, portOne, "{}", answer -> {});
    }

    /**
     * On the API of the purpose that {@code order} names.
     *
     * @param told takes the answer to the start
     */
    static Visit begin(HttpClient http, URI server, Sandbox portOne, String order, Consumer<Answer> told)
            throws IOException, InterruptedException {
        var started = http.send(
                post(server.resolve("/certifications/requests"), order).build(), BodyHandlers.ofString());
        told.accept(new Answer(started.statusCode(), started.body()));
        if (started.statusCode() != 201) {
            throw new NotStartedException(started.statusCode());
        }
        var cookie = started.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        return started.body().contains("\"merchant_uid\"")
                ? onV1(cookie, JsonPath.read(started.body(), "$.merchant_uid"), portOne)
                : onV2(cookie, JsonPath.read(started.body(), "$.identity_verification_id"), portOne);
    }

    private static Visit onV1(String cookie, String id, Sandbox portOne) {
        var impUid = portOne.certify(CertificationOrder.of("adult").withMerchantUid(id));
        return new Visit(cookie, id, "{\"imp_uid\":\"" + impUid + "\",\"merchant_uid\":\"" + id + "\"}");
    }

    private static Visit onV2(String cookie, String id, Sandbox portOne) {
        portOne.verify(IdentityVerificationOrder.of("adult").withId(id));
        return new Visit(cookie, id, "{\"identity_verification_id\":\"" + id + "\"}");
    }

    Answer finish(HttpClient http, URI server) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                post(server.resolve("/certifications"), evidence)
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
