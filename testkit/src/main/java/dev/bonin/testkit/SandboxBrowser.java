package dev.bonin.testkit;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A browser with cookies of its own that verifies an invented person in a running application, as a page with
 * {@code bonin.js} does: start, the agency's window, finish.
 */
public final class SandboxBrowser {
    private static final Pattern OF_V1 = Pattern.compile("\"merchant_uid\"\\s*:\\s*\"([0-9a-z]+)\"");
    private static final Pattern OF_V2 = Pattern.compile("\"identity_verification_id\"\\s*:\\s*\"([0-9a-z]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Sandbox sandbox;
    private final HttpClient http;
    private final URI application;
    private final String path;
    private final Map<String, String> headers;

    SandboxBrowser(Sandbox sandbox) {
        this(
                sandbox,
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build(),
                URI.create("http://localhost:8080"),
                "/certifications",
                Map.of());
    }

    private SandboxBrowser(
            Sandbox sandbox, HttpClient http, URI application, String path, Map<String, String> headers) {
        this.sandbox = sandbox;
        this.http = http;
        this.application = application;
        this.path = path;
        this.headers = headers;
    }

    /**
     * Returns the same browser, with the same cookies, at another address of the application.
     *
     * @param url such as {@code http://localhost:8080}, with the context path if there is one
     */
    public SandboxBrowser at(String url) {
        return new SandboxBrowser(sandbox, http, URI.create(url), path, headers);
    }

    /** Returns the same browser where {@code bonin.web.path} is another than {@code /certifications}. */
    public SandboxBrowser below(String webPath) {
        return new SandboxBrowser(sandbox, http, application, webPath, headers);
    }

    /**
     * Returns the same browser, with the same cookies, whose page sends this header with each call: {@code
     * with("Authorization", "Bearer " + token)}, {@code with("Idempotency-Key", form)}.
     */
    public SandboxBrowser with(String header, String value) {
        var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(header, value);
        return new SandboxBrowser(sandbox, http, application, path, more);
    }

    /**
     * Verifies one of the sandbox's personas and returns the answer to the finish: 200 with the outcome, or a problem
     * with a {@code code}.
     *
     * @param persona such as {@code adult}
     * @throws IllegalStateException if the application did not start the verification
     */
    public HttpResponse<String> verify(String purpose, String persona) {
        var started = start(purpose);
        return isOf(OF_V2, started)
                ? finish(started, IdentityVerificationOrder.of(persona))
                : finish(started, CertificationOrder.of(persona));
    }

    /**
     * Verifies a person whose values the test has chosen, for a purpose on PortOne V1.
     *
     * @throws IllegalStateException if the application did not start the verification, or on V2
     */
    public HttpResponse<String> verify(String purpose, CertificationOrder person) {
        return finish(start(purpose), person);
    }

    /**
     * Verifies a person whose values the test has chosen, for a purpose on PortOne V2.
     *
     * @throws IllegalStateException if the application did not start the verification, or on V1
     */
    public HttpResponse<String> verify(String purpose, IdentityVerificationOrder person) {
        return finish(start(purpose), person);
    }

    private HttpResponse<String> finish(HttpResponse<String> started, CertificationOrder person) {
        var impUid = sandbox.certify(person.withMerchantUid(id(OF_V1, started)));
        return post(path, "{\"imp_uid\":\"" + impUid + "\"}");
    }

    private HttpResponse<String> finish(HttpResponse<String> started, IdentityVerificationOrder person) {
        var id = sandbox.verify(person.withId(id(OF_V2, started)));
        return post(path, "{\"identity_verification_id\":\"" + id + "\"}");
    }

    private HttpResponse<String> start(String purpose) {
        return post(path + "/requests", "{\"purpose\":\"" + purpose + "\"}");
    }

    private static boolean isOf(Pattern api, HttpResponse<String> started) {
        return api.matcher(started.body()).find();
    }

    private static String id(Pattern api, HttpResponse<String> started) {
        var id = api.matcher(started.body());
        if (started.statusCode() != 201 || !id.find()) {
            throw new IllegalStateException("The application did not start on the API of the person: "
                    + started.statusCode() + " " + started.body());
        }
        return id.group(1);
    }

    /** Gets any address of the application with this browser's cookies. */
    public HttpResponse<String> get(String address) {
        return send(address, HttpRequest.newBuilder());
    }

    /** Calls any address of the application with this browser's cookies, such as one that needs a verified person. */
    public HttpResponse<String> post(String address, String json) {
        var body = BodyPublishers.ofString(json);
        return send(
                address,
                HttpRequest.newBuilder()
                        .setHeader("Content-Type", "application/json")
                        .POST(body));
    }

    private HttpResponse<String> send(String address, HttpRequest.Builder request) {
        headers.forEach(request::setHeader);
        request.uri(URI.create(application + address)).timeout(PATIENCE);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + address, stopped);
        }
    }
}
