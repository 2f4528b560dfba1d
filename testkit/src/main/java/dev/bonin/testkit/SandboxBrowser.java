package dev.bonin.testkit;

import dev.bonin.engine.Bonin;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.source.PortOneApi;
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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A browser with cookies of its own that verifies an invented person in an application, as a page with {@code bonin.js}
 * does: start, the agency's window, finish. If the application listens, it does that over HTTP, otherwise directly.
 */
public final class SandboxBrowser {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Sandbox sandbox;
    private final TestedApplication application;
    private final HttpClient http;
    private final AtomicReference<@Nullable BrowserNonce> cookie;
    private final Map<String, String> headers;

    SandboxBrowser(Sandbox sandbox, TestedApplication application) {
        this(
                sandbox,
                application,
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build(),
                new AtomicReference<>(),
                Map.of());
    }

    private SandboxBrowser(
            Sandbox sandbox,
            TestedApplication application,
            HttpClient http,
            AtomicReference<@Nullable BrowserNonce> cookie,
            Map<String, String> headers) {
        this.sandbox = sandbox;
        this.application = application;
        this.http = http;
        this.cookie = cookie;
        this.headers = headers;
    }

    private SandboxBrowser in(TestedApplication other) {
        return new SandboxBrowser(sandbox, other, http, cookie, headers);
    }

    /**
     * Returns the same browser, with the same cookies, at another address of the application. Spring's tests need that
     * only for an application that they do not start.
     *
     * @param url such as {@code http://localhost:8080}, with the context path if there is one
     */
    public SandboxBrowser at(String url) {
        return in(application.at(URI.create(url)));
    }

    /** Returns the same browser where {@code bonin.web.path} is another than {@code /certifications}. */
    public SandboxBrowser below(String webPath) {
        return in(application.below(webPath));
    }

    /** Returns the same browser in an application without Spring. It verifies directly, without HTTP. */
    public SandboxBrowser of(Bonin bonin) {
        return in(TestedApplication.of(bonin));
    }

    /**
     * Returns the same browser, with the same cookies, whose page sends this header with each call: {@code
     * with("Authorization", "Bearer " + token)}, {@code with("Idempotency-Key", form)}.
     */
    public SandboxBrowser with(String header, String value) {
        var more = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(header, value);
        return new SandboxBrowser(sandbox, application, http, cookie, more);
    }

    /**
     * Verifies one of the sandbox's personas and returns what the page is told.
     *
     * @param persona such as {@code adult}
     * @throws IllegalStateException if the application did not start the verification; the message has its answer
     * @throws IllegalArgumentException if there is no such persona; the message names them
     */
    public SandboxOutcome verify(String purpose, String persona) {
        var ceremony = ceremony();
        var opened = ceremony.start(purpose);
        return finish(ceremony, opened, certified(opened, persona));
    }

    /** Has a persona certified in the agency's window, and returns what it brings back. */
    private String certified(Ceremony.Opened opened, String persona) {
        return switch (opened.api()) {
            case V1 -> certified(opened, CertificationOrder.of(persona));
            case V2 -> certified(opened, IdentityVerificationOrder.of(persona));
        };
    }

    /**
     * Verifies a person whose values the test has chosen, for a purpose on PortOne V1.
     *
     * @throws IllegalStateException if the application did not start the verification, or on V2
     */
    public SandboxOutcome verify(String purpose, CertificationOrder person) {
        var ceremony = ceremony();
        var opened = requireOf(PortOneApi.V1, ceremony.start(purpose));
        return finish(ceremony, opened, certified(opened, person));
    }

    /**
     * Verifies a person whose values the test has chosen, for a purpose on PortOne V2.
     *
     * @throws IllegalStateException if the application did not start the verification, or on V1
     */
    public SandboxOutcome verify(String purpose, IdentityVerificationOrder person) {
        var ceremony = ceremony();
        var opened = requireOf(PortOneApi.V2, ceremony.start(purpose));
        return finish(ceremony, opened, certified(opened, person));
    }

    private String certified(Ceremony.Opened opened, CertificationOrder person) {
        return sandbox.certify(person.withMerchantUid(opened.id()));
    }

    private String certified(Ceremony.Opened opened, IdentityVerificationOrder person) {
        return sandbox.verify(person.withId(opened.id()));
    }

    private SandboxOutcome finish(Ceremony ceremony, Ceremony.Opened opened, String evidence) {
        return new SandboxOutcome(
                ceremony.finish(opened, evidence),
                opened.purpose(),
                application.bonin(),
                link -> new SandboxBrowser(sandbox, application).guardianAt(link));
    }

    /**
     * Opens the link that the application has sent to a guardian (법정대리인) in this browser: {@code
     * phone.guardianAt(link).consentOf("adult")}. To let a guardian decide by a link that nobody has sent, {@link
     * SandboxOutcome#consentOf} of the child's outcome is enough.
     *
     * @param link such as {@code https://shop.example/certifications/guardian#...}; only what is behind the {@code #}
     *     counts, wherever the application listens in this test
     * @throws IllegalArgumentException if nothing behind the {@code #} could be the secret of a link
     * @throws IllegalStateException if this browser knows no application
     */
    public SandboxGuardian guardianAt(String link) {
        return SandboxGuardian.at(link, ceremony(), this::certified);
    }

    private static Ceremony.Opened requireOf(PortOneApi api, Ceremony.Opened opened) {
        if (opened.api() != api) {
            throw new IllegalStateException("The purpose " + opened.purpose() + " is on PortOne "
                    + opened.api() + ", and the person is one of " + api + " (expected: for V1 a CertificationOrder,"
                    + " for V2 an IdentityVerificationOrder)");
        }
        return opened;
    }

    private Ceremony ceremony() {
        var bonin = application.bonin();
        return application.address().isPresent()
                ? new CeremonyOverHttp(application.path(), this::post)
                : new CeremonyInJava(bonin.orElseThrow(application::missing), cookie);
    }

    /** Gets any address of the application, such as {@code /members}, with this browser's cookies. */
    public HttpResponse<String> get(String address) {
        return send(address, HttpRequest.newBuilder());
    }

    /** Posts JSON to any address of the application with this browser's cookies, such as a form with the code. */
    public HttpResponse<String> post(String address, String json) {
        return post(address, "application/json", json);
    }

    /** Posts a body of another type: {@code application/x-www-form-urlencoded}. */
    public HttpResponse<String> post(String address, String type, String body) {
        return send(
                address,
                HttpRequest.newBuilder().setHeader("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(String address, HttpRequest.Builder request) {
        var base = application.address().orElseThrow(application::missing);
        headers.forEach(request::setHeader);
        request.uri(URI.create(base + address)).timeout(PATIENCE);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "No answer from " + base + address + " (expected: the application)", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + address, stopped);
        }
    }
}
