package dev.bonin.server;

import static java.util.Objects.requireNonNull;

import dev.bonin.portone.v1.Credentials;
import dev.bonin.portone.v1.PortOneClient;
import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.portone.v2.ApiSecret;
import dev.bonin.portone.v2.IdentityVerificationClient;
import dev.bonin.portone.v2.IdentityVerificationSettings;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.server.openapi.DescribedCalls;
import dev.bonin.verification.VerificationHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.springframework.boot.jetty.JettyWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole server, as {@code ./bonin} starts it, on free ports. */
final class RunningServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final DataFolder data;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningServer(ConfigurableApplicationContext context, DataFolder data) {
        this.context = context;
        this.data = data;
    }

    /** Starts it with settings such as {@code bonin.portone.timeout=4s} besides. */
    static RunningServer start(String... settings) {
        return startWith(outcome -> {}, settings);
    }

    /** The same with a handler that gets every outcome. */
    static RunningServer startWith(VerificationHandler witness, String... settings) {
        return startWithBean("witness", witness, settings);
    }

    /** The same with a bean that the application does not have by itself. */
    static RunningServer startWithBean(String name, Object bean, String... settings) {
        return startWithBeans(Map.of(name, bean), settings);
    }

    /**
     * In live mode, as {@code https://shop.example}. Live mode asks nobody over plain http, so the client of the
     * sandbox in PortOne's place comes as a bean.
     */
    static RunningServer live(Sandbox portOne, VerificationHandler witness, String... settings) {
        return liveWithBeans(portOne, Map.of("witness", witness), settings);
    }

    /** The same with several beans that the application does not have by itself. */
    static RunningServer liveWithBeans(Sandbox portOne, Map<String, Object> beans, String... settings) {
        var merchant = portOne.merchant();
        var client = PortOneClient.connect(PortOneSettings.of(new Credentials(merchant.impKey(), merchant.impSecret()))
                .withBaseUrl(URI.create(portOne.baseUrl())));
        var live = Stream.of(
                "bonin.mode=live",
                "bonin.public-url=https://shop.example",
                "bonin.portone.imp-key=k",
                "bonin.portone.imp-secret=s",
                "bonin.portone.imp-code=" + merchant.code());
        var all = new HashMap<>(beans);
        all.put("portOneClient", client);
        return startWithBeans(all, Stream.concat(live, Stream.of(settings)).toArray(String[]::new));
    }

    /** The same on PortOne V2. The sandbox's live channels stand for those of a real store. */
    static RunningServer liveOnV2(Sandbox portOne, VerificationHandler witness, String... settings) {
        var client = IdentityVerificationClient.connect(
                IdentityVerificationSettings.of(new ApiSecret(portOne.store().apiSecret()))
                        .with(endpoint -> endpoint.withBaseUrl(URI.create(portOne.baseUrl()))));
        var live = Stream.of(
                "bonin.mode=live",
                "bonin.public-url=https://shop.example",
                "bonin.portone.api=v2",
                "bonin.portone.v2.api-secret=s",
                "bonin.portone.v2.store-id=" + portOne.store().id(),
                "bonin.portone.v2.channel-key=channel-key-danal-live");
        return startWithBeans(
                Map.of("identityVerificationClient", client, "witness", witness),
                Stream.concat(live, Stream.of(settings)).toArray(String[]::new));
    }

    /** The same with several. */
    static RunningServer startWithBeans(Map<String, Object> beans, String... settings) {
        var application = BoninServer.application();
        if (List.of(settings).contains("bonin.mode=live")) {
            application.addInitializers(RunningServer::addKeys);
        }
        application.addInitializers(starting -> beans.forEach(starting.getBeanFactory()::registerSingleton));
        var data = DataFolder.create();
        return new RunningServer(application.run(arguments(data, settings)), data);
    }

    /** Live mode makes none of its own. */
    private static void addKeys(ConfigurableApplicationContext starting) {
        var rings = KeyRings.fixed(KeyRing.draw(Clock.systemUTC()));
        starting.getBeanFactory().registerSingleton("keyRings", rings);
    }

    private static String[] arguments(DataFolder data, String... settings) {
        var values = new LinkedHashMap<String, String>();
        for (var port : List.of("bonin.port", "bonin.sandbox-port", "bonin.management-port")) {
            values.put(port, "0");
        }
        values.put("bonin.data", data.path().toString());
        values.put("bonin.shutdown-pause", "0s");
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            values.put(parts[0], parts[1]);
        }
        return values.entrySet().stream().map(entry -> "--" + entry).toArray(String[]::new);
    }

    Sandbox sandbox() {
        return context.getBean(EmbeddedSandbox.class).sandbox().orElseThrow();
    }

    /** What works inside of it, for what comes up only once a minute. */
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    <T> Collection<T> parts(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** Tells it of what happens from now on. */
    void listen(ApplicationListener<?> listener) {
        context.addApplicationListener(listener);
    }

    int port() {
        return requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    /** How many connections it has let in and not closed. */
    int connections() {
        return connectors()
                .mapToInt(connector -> connector.getConnectedEndPoints().size())
                .sum();
    }

    /** How long each of its ports keeps a connection on which nothing happens. */
    List<Duration> idleTimeouts() {
        return connectors()
                .map(connector -> Duration.ofMillis(connector.getIdleTimeout()))
                .toList();
    }

    /** Whether it lets in more. */
    boolean accepts() {
        return connectors().anyMatch(connector -> ((AbstractConnector) connector).isAccepting());
    }

    private Stream<Connector> connectors() {
        var web = (JettyWebServer) requireNonNull(((WebServerApplicationContext) context).getWebServer());
        return Arrays.stream(web.getServer().getConnectors());
    }

    /** Bytes that it has read from the connections that are open. */
    long received() {
        return connectors()
                .flatMap(connector -> connector.getConnectedEndPoints().stream())
                .mapToLong(end -> end.getConnection().getBytesIn())
                .sum();
    }

    /** Where health and metrics are. */
    int managementPort() {
        return context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
    }

    String url(String path) {
        return "http://localhost:" + port() + path;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofMinutes(2));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> finish(String impUid) {
        return send(request("/certifications")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"imp_uid\":\"" + impUid + "\"}")));
    }

    /** Starts a verification as a browser does. */
    Browser browser() {
        return Browser.start(this);
    }

    /** Sends a call, and fails if one of an application is answered otherwise than {@code /openapi.json} says. */
    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var call = request.build();
            var answer = http.send(call, BodyHandlers.ofString());
            DescribedCalls.checkedIn().check(call, answer);
            return answer;
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
        data.close();
    }
}
