package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** The PortOne that all contenders call: the same answers for all, immediately or 50 ms late. */
public final class StaticPortOne implements AutoCloseable {
    private static final Pattern REQUESTS = Pattern.compile("\\n\\s*\\d+\\s+\\d+\\s+(\\d+)\\s*\\n");

    private final Program nginx;
    private final Ports ports;
    private final HttpClient http = HttpClient.newHttpClient();

    private StaticPortOne(Program nginx, Ports ports) {
        this.nginx = nginx;
        this.ports = ports;
    }

    public static StaticPortOne start(Setting setting) throws IOException {
        var ports = setting.ports();
        var nginx = Nginx.start(
                setting.loadCore(),
                setting.benchmarks().resolve(Path.of("upstream", "nginx.conf.template")),
                Map.of("@PORT@", "" + ports.portOne(), "@SLOW_PORT@", "" + ports.slowPortOne()),
                setting.folder("upstream"));
        var started = new StaticPortOne(nginx, ports);
        Ready.await(nginx, () -> started.requests() > 0);
        return started;
    }

    /** Returns the number of answered requests, including this one. */
    public long requests() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.portOne() + "/stub_status"))
                .build();
        var status =
                REQUESTS.matcher(http.send(request, BodyHandlers.ofString()).body());
        if (!status.find()) {
            throw new IOException("The upstream's stub_status has no number of requests");
        }
        return Long.parseLong(status.group(1));
    }

    @Override
    public void close() {
        nginx.close();
    }
}
