package dev.bonin.benchmark;

import dev.bonin.benchmark.contender.Contender;
import dev.bonin.benchmark.contender.Contender.Kind;
import dev.bonin.benchmark.contender.Contenders;
import dev.bonin.benchmark.contender.Setting;
import dev.bonin.benchmark.load.Load;
import dev.bonin.benchmark.load.Measured;
import dev.bonin.benchmark.load.Visits;
import dev.bonin.benchmark.report.Baseline;
import dev.bonin.benchmark.report.Round;
import dev.bonin.benchmark.report.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures all contenders in turns: at full load, at half of each one's maximum rate, and with a PortOne that is 50 ms
 * late. All of them run all the time, and are idle while another one is measured.
 */
final class Comparison {
    private static final List<Kind> SLOW =
            List.of(Contenders.TUNED, Contenders.OFFICIAL, Contenders.BARE, Contenders.LOOKUP, Contenders.POSTGRESQL);

    private final Plan plan;
    private final Contenders contenders;
    private final Setting setting;
    private final Visits visitors;
    private final Measurement measurement;
    private final PrintWriter out;
    private final List<Round> rounds = new ArrayList<>();
    private final Map<String, Double> startup = new LinkedHashMap<>();
    private final Map<String, Baseline> baselines = new LinkedHashMap<>();

    Comparison(
            Plan plan,
            Contenders contenders,
            Setting setting,
            Visits visitors,
            Measurement measurement,
            PrintWriter out) {
        this.plan = plan;
        this.contenders = contenders;
        this.setting = setting;
        this.visitors = visitors;
        this.measurement = measurement;
        this.out = out;
    }

    /**
     * Runs the comparison once.
     *
     * @param number of the run
     */
    Run run(int number) throws IOException, InterruptedException {
        var running = new ArrayList<Contender>();
        try {
            for (var kind : included(Contenders.ALL)) {
                running.add(warm(kind, running.size(), setting.ports().portOne(), plan.connections()));
                startup.put(kind.id(), last(running).startup().toMillis() / 1e3);
            }
            for (int round = 1; round <= plan.rounds(); round++) {
                closed(running, "round " + round + " of " + plan.rounds());
            }
            if (!plan.brief()) {
                paced(running);
            }
        } finally {
            running.forEach(Contender::close);
        }
        if (!plan.brief()) {
            slow();
        }
        return new Run(number, startup, baselines, rounds);
    }

    private List<Kind> included(List<Kind> kinds) {
        return kinds.stream().filter(kind -> plan.includes(kind.id())).toList();
    }

    private static Contender last(List<Contender> running) {
        return running.get(running.size() - 1);
    }

    private Contender warm(Kind kind, int number, int portOne, int connections) throws IOException {
        var contender = contenders.start(kind, number, portOne);
        try {
            out.printf(
                    "%-26s first verification after %.2f s%n",
                    kind.label(), contender.startup().toMillis() / 1e3);
            warmUp(contender, connections);
            contender.program().moveTo(setting.serverCore());
            return contender;
        } catch (IOException | RuntimeException failure) {
            contender.close();
            throw failure;
        }
    }

    private void warmUp(Contender contender, int connections) throws IOException {
        try (var load = contender.load(connections, visitors)) {
            long turnedAway = load.warmUp(contender.kind().warmUp(plan.warmUp()));
            if (turnedAway > 0) {
                out.printf(
                        "%-26s refused %d visits meanwhile%n", contender.kind().label(), turnedAway);
            }
        }
    }

    private void closed(List<Contender> running, String which) throws IOException, InterruptedException {
        for (var contender : running) {
            try (var load = contender.load(plan.connections(), visitors)) {
                add(
                        measurement.of(Round.CLOSED, contender, plan.connections(), () -> load.closed(plan.during())),
                        which);
            }
        }
    }

    private void add(Round round, String which) {
        rounds.add(round);
        out.printf(
                "%-8s %-17s %,8.0f/s %6.0f + %,.0f us  %.0f MiB  p50 %.2f  p99 %.2f ms  (%s)%n",
                round.scenario(),
                round.contender(),
                round.perSecond(),
                round.cpuMicros(),
                round.databaseMicros(),
                round.residentMib(),
                round.p50(),
                round.p99(),
                which);
        out.flush();
    }

    /** PortOne's own latency at that rate is measured too, so that the difference is the contender's. */
    private void paced(List<Contender> running) throws IOException, InterruptedException {
        for (var contender : running) {
            double half = medianRate(contender) / 2;
            var direct = direct(half);
            baselines.put(
                    contender.kind().id(),
                    new Baseline(direct.perSecond(), direct.percentile(50), direct.percentile(99)));
            try (var load = contender.load(plan.connections(), visitors)) {
                var which = String.format(
                        "at %,.0f/s; PortOne alone p50 %.2f p99 %.2f",
                        half, direct.percentile(50), direct.percentile(99));
                add(
                        measurement.of(
                                Round.PACED, contender, plan.connections(), () -> load.paced(plan.during(), half)),
                        which);
            }
        }
    }

    private Measured direct(double rate) throws IOException {
        try (var load = new Load(setting.ports().portOne(), plan.connections(), visitors.certifications())) {
            return load.paced(plan.during(), rate);
        }
    }

    private double medianRate(Contender contender) {
        var rates = rounds.stream()
                .filter(round -> round.contender().equals(contender.kind().id()))
                .mapToDouble(Round::perSecond)
                .sorted()
                .toArray();
        return rates[rates.length / 2];
    }

    private void slow() throws IOException, InterruptedException {
        for (var kind : included(SLOW)) {
            try (var contender =
                            warm(kind, Contenders.ALL.size(), setting.ports().slowPortOne(), Plan.SLOW_CONNECTIONS);
                    var load = contender.load(Plan.SLOW_CONNECTIONS, visitors)) {
                add(
                        measurement.of(Round.SLOW, contender, Plan.SLOW_CONNECTIONS, () -> load.closed(plan.during())),
                        "50 ms late");
            }
        }
    }
}
