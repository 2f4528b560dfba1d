package dev.bonin.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.engine.Bonin;
import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.reason.ReasonCatalog;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.source.PortOneVerificationSource;
import dev.bonin.store.InMemoryStores;
import dev.bonin.verification.Binding;
import dev.bonin.verification.Mode;
import dev.bonin.web.answer.WindowParameters;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.CallerLimits;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.Filter;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A site with the servlet in a plain container behind one filter of the site's own, and one browser before it. */
final class PlainSite implements AutoCloseable {
    static final String PATH = "/shop/identity";

    private final Clock clock = Clock.systemUTC();
    private final Sandbox portOne = Sandbox.start();
    private final PortOneClient client = PortOneClient.connect(settings(), clock, new Random());
    private final Container.Running running;
    private final CookieManager cookies = new CookieManager();

    private PlainSite(@Nullable URI publicUrl, Container container, Filter filter, Path folder) throws Exception {
        running = container.start(servlet(publicUrl), filter, folder);
    }

    static PlainSite in(Container container, Filter filter, Path folder) throws Exception {
        return new PlainSite(null, container, filter, folder);
    }

    static PlainSite in(Container container, Path folder) throws Exception {
        return at(null, container, folder);
    }

    /** A site at whose public address browsers reach it, or null. */
    static PlainSite at(@Nullable URI publicUrl, Container container, Path folder) throws Exception {
        Filter none = (request, response, chain) -> chain.doFilter(request, response);
        return new PlainSite(publicUrl, container, none, folder);
    }

    private PortOneSettings settings() {
        var merchant = portOne.merchant();
        return PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                .withBaseUrl(URI.create(portOne.baseUrl()));
    }

    private BoninServlet servlet(@Nullable URI publicUrl) {
        var purposes =
                new Purposes(Map.of("default", PurposeRules.decisionOnly(), "signup", PurposeRules.decisionOnly()));
        var rules = new CeremonyRules(Mode.SANDBOX, Binding.REQUIRED, purposes, Set.of(), Set.of(), Map.of());
        var web = new WebSettings("/identity", null, publicUrl, WindowParameters.ofV1("imp00000000", null), Set.of());
        var callers = new Callers(
                new CallerBudgets(clock, List.of()), new CallerLimits(100, 100), request -> Optional.empty());
        var problems = new Problems(new ReasonCatalog(), new Random());
        var scripts = new PortOneScripts(
                URI.create(portOne.baseUrl() + "/v1/iamport.js"), URI.create(portOne.baseUrl() + "/v2/browser-sdk.js"));
        var bonin = bonin(rules);
        return BoninWeb.over(bonin.verifications(), bonin.guardianPage(), rules, web, scripts, callers, problems)
                .servlet();
    }

    private Bonin bonin(CeremonyRules rules) {
        var source = new PortOneVerificationSource(client, clock, Duration.ofMinutes(5));
        return Bonin.over(
                new InMemoryStores(), KeyRings.fixed(KeyRing.draw(clock)), rules, source, clock, new Random());
    }

    /** Certifies an adult in the window that a start has opened; returns the {@code imp_uid}. */
    String certify(HttpResponse<String> started) {
        String merchantUid = JsonPath.read(started.body(), "$.merchant_uid");
        return portOne.certify(CertificationOrder.of("adult").withMerchantUid(merchantUid));
    }

    HttpResponse<String> post(String path, String type, String body) throws Exception {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + running.port() + PATH + path));
    }

    /** On a connection of its own: the container may end an idle one just when the next call is sent. */
    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newBuilder().cookieHandler(cookies).build().send(request.build(), BodyHandlers.ofString());
    }

    /** Sends these bytes and nothing more, and returns all that is answered until the container ends the connection. */
    String exchange(String request) throws IOException {
        try (var socket = new Socket("localhost", running.port())) {
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    @Override
    public void close() {
        running.close();
        client.close();
        portOne.close();
    }
}
