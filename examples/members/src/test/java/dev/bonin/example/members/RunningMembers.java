package dev.bonin.example.members;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.testkit.SandboxBrowser;
import dev.bonin.testkit.SandboxOutcome;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The site on a free port, with one browser in front of it. It starts itself, since it has several databases. */
final class RunningMembers implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final SandboxBrowser browser;

    private RunningMembers(ConfigurableApplicationContext context, SandboxBrowser browser) {
        this.context = context;
        this.browser = browser;
    }

    /**
     * Starts the site with more configuration.
     *
     * @param path where its servlets are
     */
    static RunningMembers start(
            List<Class<?>> configuration,
            String path,
            DatabaseSettings.Server database,
            Sandbox portOne,
            SandboxBrowser browser,
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
        var context = new SpringApplication(sources.toArray(Class<?>[]::new)).run(settings.toArray(String[]::new));
        var port = context.getEnvironment().getProperty("local.server.port");
        return new RunningMembers(context, browser.at("http://localhost:" + port + path));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Verifies a person for a sign-up in this browser. */
    SandboxOutcome verify(String persona) {
        return browser.verify("signup", persona);
    }

    /** Signs a verified person up, by the form of a page of the site. */
    HttpResponse<String> join(String name) {
        var token = get("/csrf").body();
        return browser.with(JsonPath.read(token, "$.header"), JsonPath.read(token, "$.token"))
                .post("/members", "application/x-www-form-urlencoded", "name=" + name);
    }

    HttpResponse<String> get(String path) {
        return browser.get(path);
    }

    HttpResponse<String> post(String path, String json) {
        return browser.post(path, json);
    }

    @Override
    public void close() {
        context.close();
    }
}
