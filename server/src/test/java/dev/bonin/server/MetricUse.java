package dev.bonin.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a query of Prometheus reads.
 *
 * @param metric the name of the metric
 * @param wanted the labels that the query compares, each with the pattern that its value has to match
 * @param labels all labels that the query expects of the metric
 */
record MetricUse(String metric, Map<String, Pattern> wanted, Set<String> labels) {
    private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on|without|ignoring)\\s*\\(([^)]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]|\\boffset\\s+\\w+|\\bgroup_(?:left|right)\\b");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])([a-zA-Z_:][\\w:]*)\\s*(?:\\{([^}]*)}|(\\())?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool");

    /** Returns the metrics of a query, each as often as it is read. */
    static List<MetricUse> of(String query) {
        var uses = new ArrayList<MetricUse>();
        var plain = RANGE.matcher(GROUPING.matcher(query).replaceAll(" ")).replaceAll(" ");
        NAME.matcher(plain)
                .results()
                .filter(found -> found.group(3) == null && !WORDS.contains(found.group(1)))
                .forEach(found -> uses.add(use(found.group(1), found.group(2) == null ? "" : found.group(2))));
        return uses;
    }

    /** Returns the labels by which a query groups or joins. */
    static Set<String> grouping(String query) {
        var labels = new HashSet<String>();
        GROUPING.matcher(query)
                .results()
                .forEach(found -> labels.addAll(List.of(found.group(1).split("\\s*,\\s*"))));
        return labels;
    }

    private static MetricUse use(String metric, String matchers) {
        var wanted = new LinkedHashMap<String, Pattern>();
        var labels = new HashSet<String>();
        MATCHER.matcher(matchers).results().forEach(found -> {
            labels.add(found.group(1));
            if (found.group(2).equals("=")) {
                wanted.put(found.group(1), Pattern.compile(Pattern.quote(found.group(3))));
            } else if (found.group(2).equals("=~")) {
                wanted.put(found.group(1), Pattern.compile(found.group(3)));
            }
        });
        return new MetricUse(metric, wanted, labels);
    }
}
