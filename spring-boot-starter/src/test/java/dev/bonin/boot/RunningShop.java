package dev.bonin.boot;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.chore.Chore;
import dev.bonin.engine.Bonin;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The shop on a free port, with one browser in front of it. */
final class RunningShop implements AutoCloseable {
    /** Among the settings, has the shop run on Jetty instead of Tomcat. */
    static final String ON_JETTY = "--jetty";

    /** Among the settings, leaves Spring Security on; otherwise the shop is as one without it. */
    static final String SECURED = "--secured";

    private final ConfigurableApplicationContext context;
    private final Sandbox portOne;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private RunningShop(ConfigurableApplicationContext context, Sandbox portOne) {
        this.context = context;
        this.portOne = portOne;
    }

    static RunningShop start(Sandbox portOne, SettableClock clock, Path data, String... more) {
        return start(List.of(), portOne, clock, data, more);
    }

    /** The shop with more of its own configuration. */
    static RunningShop start(
            List<Class<?>> configuration, Sandbox portOne, SettableClock clock, Path data, String... more) {
        var sources = new ArrayList<Class<?>>(List.of(Shop.class));
        sources.addAll(configuration);
        return startApplication(sources, portOne, clock, data, more);
    }

    /** Another application in its place. */
    static RunningShop startApplication(
            List<Class<?>> sources, Sandbox portOne, SettableClock clock, Path data, String... more) {
        var application = new SpringApplication(sources.toArray(Class<?>[]::new));
        application.addPrimarySources(
                List.of(SpringBootParts.server(List.of(more).contains(ON_JETTY))));
        application.addInitializers(starting -> starting.getBeanFactory().registerSingleton("clock", clock));
        if (!List.of(more).contains(SECURED)) {
            application.addPrimarySources(List.of(SpringBootParts.WithoutSecurity.class));
        }
        var merchant = portOne.merchant();
        var settings = new String[] {
            "--server.port=0",
            "--bonin.mode=sandbox",
            "--bonin.data=" + data,
            "--bonin.portone.base-url=" + portOne.baseUrl(),
            "--bonin.portone.imp-key=" + merchant.impKey(),
            "--bonin.portone.imp-secret=" + merchant.impSecret(),
            "--bonin.purposes.signup.keep=person,name",
            "--bonin.purposes.adult_check.keep=nothing",
            "--bonin.purposes.club.policies=born_in_the_seventies"
        };
        return new RunningShop(application.run(replaced(settings, more)), portOne);
    }

    /** Spring would join two values of one setting. */
    private static String[] replaced(String[] settings, String... more) {
        var names = Stream.of(more).map(RunningShop::name).toList();
        return Stream.concat(Stream.of(settings).filter(one -> !names.contains(name(one))), Stream.of(more))
                .toArray(String[]::new);
    }

    private static String name(String setting) {
        return setting.split("=", 2)[0];
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    Shop.Notes notes() {
        return context.getBean(Shop.Notes.class);
    }

    /** Runs the chore that runs every second. */
    void publishEvents() {
        publishing().orElseThrow().work().run();
    }

    boolean publishesEvents() {
        return publishing().isPresent();
    }

    private Optional<Chore> publishing() {
        return context.getBean(Bonin.class).chores().stream()
                .filter(chore -> chore.name().equals("Delivering outcomes to the application"))
                .findFirst();
    }

    /** Returns the value of a cookie of the browser. */
    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    HttpResponse<String> verify(String purpose, String persona) {
        return verify(purpose, CertificationOrder.of(persona));
    }

    HttpResponse<String> verify(String purpose, CertificationOrder person) {
        var impUid = portOne.certify(person.withMerchantUid(begin(purpose)));
        return finish(impUid);
    }

    /** The {@code merchant_uid}. */
    String begin(String purpose) {
        var started = post("/certifications/requests", "application/json", "{\"purpose\":\"" + purpose + "\"}");
        return JsonPath.read(started.body(), "$.merchant_uid");
    }

    HttpResponse<String> finish(String impUid) {
        return post("/certifications", "application/json", "{\"imp_uid\":\"" + impUid + "\"}");
    }

    String submit(String path, String form) {
        return post(path, "application/x-www-form-urlencoded", form).body();
    }

    HttpResponse<String> post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        var port = SpringBootParts.port(context);
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofMinutes(2));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
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
