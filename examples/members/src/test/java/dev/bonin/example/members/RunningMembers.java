package dev.bonin.example.members;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The site on a free port, with one browser in front of it. */
final class RunningMembers implements AutoCloseable {
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final ConfigurableApplicationContext context;
    private final Sandbox portOne;
    private final String base;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private RunningMembers(ConfigurableApplicationContext context, Sandbox portOne, String path) {
        this.context = context;
        this.portOne = portOne;
        this.base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + path;
    }

    /** The site as it is. */
    static RunningMembers start(DatabaseSettings.Server database, Sandbox portOne, Path data, String... more) {
        return start(List.of(), "", database, portOne, data, more);
    }

    /**
     * The site with more configuration.
     *
     * @param path where its servlets are
     */
    static RunningMembers start(
            List<Class<?>> configuration,
            String path,
            DatabaseSettings.Server database,
            Sandbox portOne,
            Path data,
            String... more) {
        var sources = new ArrayList<Class<?>>(List.of(MembersApplication.class));
        sources.addAll(configuration);
        var settings = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--bonin.data=" + data,
                "--bonin.portone.base-url=" + portOne.baseUrl(),
                "--bonin.portone.imp-key=" + portOne.merchant().impKey(),
                "--bonin.portone.imp-secret=" + portOne.merchant().impSecret()));
        settings.addAll(List.of(more));
        var application = new SpringApplication(sources.toArray(Class<?>[]::new));
        return new RunningMembers(application.run(settings.toArray(String[]::new)), portOne, path);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Verifies a person for a sign-up in this browser, and returns the last answer. */
    HttpResponse<String> verify(String persona) {
        var started = post("/certifications/requests", JSON, "{\"purpose\":\"signup\"}");
        String merchantUid = JsonPath.read(started.body(), "$.merchant_uid");
        var impUid = portOne.certify(CertificationOrder.of(persona).withMerchantUid(merchantUid));
        return post("/certifications", JSON, "{\"imp_uid\":\"" + impUid + "\"}");
    }

    /** Signs a verified person up, by the form of a page of the site. */
    HttpResponse<String> join(String name) {
        var token = get("/csrf").body();
        return send(request("/members")
                .header("Content-Type", FORM)
                .header(JsonPath.read(token, "$.header"), JsonPath.read(token, "$.token"))
                .POST(BodyPublishers.ofString("name=" + name)));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
