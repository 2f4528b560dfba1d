package dev.bonin.server;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Prometheus reads of a running server: series, each with its name and labels. */
record Scrape(List<Series> series) {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? \\S+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    record Series(String metric, Map<String, String> labels) {}

    static Scrape of(RunningServer server) {
        var address = "http://localhost:" + server.managementPort() + "/actuator/prometheus";
        var text = server.send(HttpRequest.newBuilder(URI.create(address))).body();
        return new Scrape(text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(Scrape::series)
                .toList());
    }

    private static Series series(String line) {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalStateException("not a line of a scrape: " + line);
        }
        var labels = new HashMap<String, String>();
        if (parts.group(2) != null) {
            LABEL.matcher(parts.group(2)).results().forEach(found -> labels.put(found.group(1), found.group(2)));
        }
        return new Series(parts.group(1), labels);
    }

    Stream<Series> named(String metric) {
        return series.stream().filter(one -> one.metric().equals(metric));
    }
}
