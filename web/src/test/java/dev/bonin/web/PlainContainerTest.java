package dev.bonin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.ceremony.CeremonyRules;
import dev.bonin.ceremony.Verifications;
import dev.bonin.engine.Bonin;
import dev.bonin.portone.Credentials;
import dev.bonin.portone.PortOneClient;
import dev.bonin.portone.PortOneSettings;
import dev.bonin.reason.ReasonCatalog;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.source.PortOneVerificationSource;
import dev.bonin.store.InMemoryStores;
import dev.bonin.verification.Binding;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.CallerLimits;
import dev.bonin.web.problem.Problems;
import java.net.CookieManager;
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
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servlet does the whole ceremony in a container that has never heard of Spring. */
class PlainContainerTest {
    private final Clock clock = Clock.systemUTC();
    private final Sandbox portOne = Sandbox.start();
    private final PortOneClient client = PortOneClient.connect(settings(), clock, new Random());
    private final Tomcat tomcat = new Tomcat();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeEach
    void start(@TempDir Path folder) throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector();
        var context = tomcat.addContext("/shop", folder.toString());
        Tomcat.addServlet(context, "bonin", servlet()).addMapping("/identity/*");
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
        client.close();
        portOne.close();
    }

    private PortOneSettings settings() {
        var merchant = portOne.merchant();
        return PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                .withBaseUrl(URI.create(portOne.baseUrl()));
    }

    private BoninServlet servlet() {
        var rules = CeremonyRules.sandbox(Binding.REQUIRED);
        var web = new WebSettings("/identity", null, null, "imp00000000", null, Set.of());
        var callers = new Callers(
                new CallerBudgets(clock, List.of()), new CallerLimits(100, 100), request -> Optional.empty());
        var problems = new Problems(new ReasonCatalog(), new Random());
        var script = new PortOneScript(URI.create(portOne.baseUrl() + "/v1/iamport.js"));
        return BoninWeb.over(verifications(rules), rules, web, script, callers, problems)
                .servlet();
    }

    private Verifications verifications(CeremonyRules rules) {
        var source = new PortOneVerificationSource(client, clock, Duration.ofMinutes(5));
        return Bonin.over(new InMemoryStores(), KeyRings.fixed(KeyRing.draw(clock)), rules, source, clock, new Random())
                .verifications();
    }

    @Test
    void verifiesAPerson() throws Exception {
        var started = post("/identity/requests", "{}");
        String merchantUid = JsonPath.read(started.body(), "$.merchant_uid");
        var impUid = portOne.certify(CertificationOrder.of("adult").withMerchantUid(merchantUid));

        var finished = post("/identity", "{\"imp_uid\":\"" + impUid + "\"}");

        assertThat(started.statusCode()).isEqualTo(201);
        assertThat((String) JsonPath.read(started.body(), "$.portone.m_redirect_url"))
                .isEqualTo("/shop/identity/redirect");
        assertThat(finished.statusCode()).isEqualTo(200);
        assertThat((String) JsonPath.read(finished.body(), "$.status")).isEqualTo("accepted");
    }

    @Test
    void refusesWithAProblem() throws Exception {
        var answer = post("/identity", "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat((String) JsonPath.read(answer.body(), "$.code")).isEqualTo("missing_imp_uid");
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        var address = URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + "/shop" + path);
        return browser.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
