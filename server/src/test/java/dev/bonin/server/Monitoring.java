package dev.bonin.server;

import static java.util.Objects.requireNonNull;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code monitoring/}: what operators give to Prometheus and Grafana. */
final class Monitoring {
    private static final Path FOLDER = Path.of("..", "monitoring");

    private Monitoring() {}

    record Alert(String name, String query, Map<String, String> labels, Map<String, String> annotations) {}

    static List<Alert> alerts() {
        return maps(yaml("prometheus/alerts.yaml"), "groups")
                .flatMap(group -> maps(group, "rules"))
                .map(rule -> new Alert(
                        String.valueOf(rule.get("alert")),
                        String.valueOf(rule.get("expr")),
                        texts(rule, "labels"),
                        texts(rule, "annotations")))
                .toList();
    }

    /** A query about an alert in the tests of the rules, and whether it expects the alert to fire. */
    record Expectation(String query, boolean fires) {}

    static List<Expectation> expectations() {
        return maps(yaml("prometheus/alerts-test.yaml"), "tests")
                .filter(test -> test.containsKey("promql_expr_test"))
                .flatMap(test -> maps(test, "promql_expr_test"))
                .map(test -> new Expectation(
                        String.valueOf(test.get("expr")),
                        maps(test, "exp_samples").findAny().isPresent()))
                .toList();
    }

    static String dashboard() {
        return text(FOLDER.resolve("grafana/bonin.json"));
    }

    static List<String> dashboardQueries() {
        return JsonPath.read(dashboard(), "$.panels[*].targets[*].expr");
    }

    static String page(String name) {
        return text(Path.of("..", "docs", name));
    }

    private static Map<String, Object> yaml(String file) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text(FOLDER.resolve(file)));
    }

    @SuppressWarnings("unchecked") // YAML has no types
    private static Stream<Map<String, Object>> maps(Map<String, Object> parent, String member) {
        return ((List<Map<String, Object>>) requireNonNull(parent.get(member), member)).stream();
    }

    @SuppressWarnings("unchecked") // YAML has no types
    private static Map<String, String> texts(Map<String, Object> parent, String member) {
        return (Map<String, String>) requireNonNull(parent.get(member), member);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
