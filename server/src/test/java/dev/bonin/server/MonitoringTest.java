package dev.bonin.server;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.fault.Fault;
import dev.bonin.server.Monitoring.Alert;
import dev.bonin.server.Monitoring.Expectation;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts and dashboard read what a running server tells, and each alert leads to what to do. */
class MonitoringTest {
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");
    private static final Pattern ALERT_HEADING = Pattern.compile("^#+ (Bonin\\w+)$", Pattern.MULTILINE);
    private static final Pattern CHECK = Pattern.compile("check=\"\\w+\"");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");

    /** Of Prometheus, not of the server. */
    private static final Set<String> OF_PROMETHEUS = Set.of("job", "instance");

    /** A collection is in the metrics afterwards; each look asks the server. */
    private static final int MOST_LOOKS = 5_000;

    @SuppressWarnings("NullAway.Init") // there before the first test
    private static Scrape scrape;

    /** A person is accepted, another refused, PortOne fails, and Java collects garbage. */
    @BeforeAll
    static void letAllHappenThatIsMeasured() {
        try (var server = RunningServer.start("bonin.purposes.default.policies=minimum_age:19")) {
            var browser = server.browser();
            var impUid = browser.certify("adult");
            browser.finish("imp_000000000000");
            assertThat(browser.finish(impUid).statusCode()).isEqualTo(200);
            server.sandbox().nextAnswers(new Fault.Status(503).times(5));
            var late = server.browser();
            assertThat(late.finish(late.certify("adult")).statusCode()).isEqualTo(503);
            System.gc();
            scrape = Scrape.of(server);
            for (int look = 0;
                    scrape.named("jvm_gc_pause_seconds_sum").findAny().isEmpty();
                    look++) {
                assertThat(look).as("looks for a collection").isLessThan(MOST_LOOKS);
                scrape = Scrape.of(server);
            }
        }
    }

    @AfterAll
    static void forget() {
        scrape = new Scrape(List.of());
    }

    static Stream<String> queries() {
        return Stream.concat(Monitoring.alerts().stream().map(Alert::query), Monitoring.dashboardQueries().stream());
    }

    @ParameterizedTest
    @MethodSource("queries")
    void readWhatThereIs(String query) {
        var uses = MetricUse.of(query);

        assertThat(uses).isNotEmpty();
        var known = new HashSet<>(OF_PROMETHEUS);
        for (var use : uses) {
            if (!use.metric().equals("up")) {
                assertThat(scrape.named(use.metric())).as(use.metric()).isNotEmpty();
                assertThat(scrape.named(use.metric())).as(use.toString()).anyMatch(series -> fits(series, use));
            }
            scrape.named(use.metric())
                    .forEach(series -> known.addAll(series.labels().keySet()));
        }
        assertThat(known).as("labels that are grouped by").containsAll(MetricUse.grouping(query));
    }

    private static boolean fits(Scrape.Series series, MetricUse use) {
        return use.labels().stream()
                .filter(label -> !OF_PROMETHEUS.contains(label))
                .allMatch(label -> series.labels().containsKey(label)
                        && (!use.wanted().containsKey(label)
                                || use.wanted()
                                        .get(label)
                                        .matcher(series.labels().get(label))
                                        .matches()));
    }

    @Test
    void areTakenApartAsPrometheusDoes() {
        var query = "sum by (job, reason) (increase(a_total{status=~\"x|y\", kind!=\"z\"}[1h])) > 20\n"
                + "unless on (job) b > bool 1.5 or c_seconds offset 1h";

        assertThat(MetricUse.of(query)).extracting(MetricUse::metric).containsExactly("a_total", "b", "c_seconds");
        assertThat(MetricUse.of(query).get(0).labels()).containsExactlyInAnyOrder("status", "kind");
        assertThat(MetricUse.of(query).get(0).wanted()).containsOnlyKeys("status");
        assertThat(MetricUse.grouping(query)).containsExactlyInAnyOrder("job", "reason");
    }

    static List<Alert> alerts() {
        return Monitoring.alerts();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void sayWhatIsWrongHowUrgentItIsAndWhereToReadWhatToDo(Alert alert) {
        assertThat(alert.labels().get("severity")).isIn("critical", "warning");
        assertThat(alert.annotations()).containsOnlyKeys("summary", "summary_ko", "runbook_url");
        assertThat(HANGUL.matcher(alert.annotations().getOrDefault("summary", ""))
                        .find())
                .isFalse();
        assertThat(HANGUL.matcher(alert.annotations().getOrDefault("summary_ko", ""))
                        .find())
                .isTrue();
        assertThat(alert.annotations())
                .containsEntry(
                        "runbook_url",
                        "https://bonin.dev/operations#" + alert.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"operations.md", "operations.ko.md"})
    void haveASectionEachInBothLanguages(String page) {
        var sections = ALERT_HEADING
                .matcher(Monitoring.page(page))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(sections)
                .containsExactlyInAnyOrderElementsOf(
                        Monitoring.alerts().stream().map(Alert::name).toList());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void areTestedBothWays(Alert alert) {
        var about = Monitoring.expectations().stream()
                .filter(test -> test.query().contains("\"" + alert.name() + "\""))
                .toList();

        assertThat(about).extracting(Expectation::fires).contains(true, false);
    }

    @Test
    void areShownOnADashboardThatNamesNoDataSource() {
        var board = Monitoring.dashboard();
        var variables = JsonPath.<List<String>>read(board, "$.templating.list[*].name");
        var sources = JsonPath.<List<Map<String, String>>>read(board, "$.panels..datasource");

        assertThat(sources).hasSizeGreaterThan(30).containsOnly(Map.of("type", "prometheus", "uid", "${datasource}"));
        assertThat(VARIABLE.matcher(board).results().map(found -> found.group(1)))
                .containsAll(variables)
                .allMatch(name -> variables.contains(name) || name.equals("__rate_interval"));
    }

    @Test
    void areShownWithEveryCheckThatANodeIsAskedFor() {
        var checks = Monitoring.alerts().stream()
                .flatMap(alert -> CHECK.matcher(alert.query()).results().map(MatchResult::group))
                .collect(toCollection(TreeSet::new));

        assertThat(checks).contains("check=\"clock\"", "check=\"database\"", "check=\"keys\"");
        assertThat(checks)
                .allSatisfy(
                        check -> assertThat(Monitoring.dashboardQueries()).anyMatch(query -> query.contains(check)));
    }

    @Test
    void areShownInPanelsThatDoNotOverlap() {
        var board = Monitoring.dashboard();
        var taken = new HashSet<String>();

        assertThat(JsonPath.<List<Integer>>read(board, "$.panels[*].id")).doesNotHaveDuplicates();
        for (var place : JsonPath.<List<Map<String, Integer>>>read(board, "$.panels[*].gridPos")) {
            int left = requireNonNull(place.get("x"));
            int top = requireNonNull(place.get("y"));
            int right = left + requireNonNull(place.get("w"));
            assertThat(right).isLessThanOrEqualTo(24);
            for (int x = left; x < right; x++) {
                for (int y = top; y < top + requireNonNull(place.get("h")); y++) {
                    assertThat(taken.add(x + ":" + y)).as(place.toString()).isTrue();
                }
            }
        }
    }
}
