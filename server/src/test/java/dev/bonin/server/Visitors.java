package dev.bonin.server;

import dev.bonin.sandbox.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Many people who verify themselves one after another, whatever happens to the server, and remember what it told them.
 */
final class Visitors {
    private static final int AT_ONCE = 16;
    private static final int PATIENCE_SECONDS = 300;

    private final Sandbox portOne;
    private final List<String> orders;
    private final Duration pause;
    private final AtomicInteger next = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();

    /** Who was told 200, and under which id. */
    private final Map<Visit, String> acknowledged = new ConcurrentHashMap<>();

    /** Who began and has no answer yet that decides. */
    private final Set<Visit> unanswered = ConcurrentHashMap.newKeySet();

    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final Tally tally = new Tally();

    Visitors(Sandbox portOne) {
        this(portOne, List.of("{}"), Duration.ZERO);
    }

    /** @param orders the bodies of their starts, in turns: each may name another purpose */
    Visitors(Sandbox portOne, List<String> orders) {
        this(portOne, orders, Duration.ZERO);
    }

    private Visitors(Sandbox portOne, List<String> orders, Duration pause) {
        this.portOne = portOne;
        this.orders = List.copyOf(orders);
        this.pause = pause;
    }

    /** Who leave the machine to others in between: what is watched is what they are told, for minutes. */
    static Visitors unhurried(Sandbox portOne) {
        return new Visitors(portOne, List.of("{}"), Duration.ofMillis(500));
    }

    /**
     * Lets them come until {@code enough} more were told 200, then does {@code strike} while all are still at it, and
     * lets them go home.
     */
    void comeUntil(int enough, URI server, Strike strike) throws Exception {
        var told = new CountDownLatch(enough);
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        for (int i = 0; i < AT_ONCE; i++) {
            threads.execute(() -> visitAgainAndAgain(server, threads, told));
        }
        try {
            if (!told.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "Too few were told anything: " + told.getCount() + " missing, " + surprises);
            }
            strike.now();
        } finally {
            threads.shutdown();
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        }
    }

    /** What happens to the server. */
    @FunctionalInterface
    interface Strike {
        void now() throws Exception;
    }

    private void visitAgainAndAgain(URI server, ExecutorService threads, CountDownLatch told) {
        while (!threads.isShutdown()) {
            try {
                var visit = Visit.begin(http, server, portOne, nextOrder(), tally::add);
                unanswered.add(visit);
                finish(visit, server, told);
                LockSupport.parkNanos(pause.toNanos());
            } catch (Visit.NotStartedException refused) {
                Thread.onSpinWait();
            } catch (IOException struck) {
                tally.addCutOff();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private String nextOrder() {
        return orders.get(Math.floorMod(next.getAndIncrement(), orders.size()));
    }

    private void finish(Visit visit, URI server, CountDownLatch told) throws IOException, InterruptedException {
        var answer = visit.finish(http, server);
        tally.add(answer);
        if (answer.status() == 200) {
            acknowledged.put(visit, answer.verificationId());
            unanswered.remove(visit);
            told.countDown();
        } else if (!answer.isToComeBack()) {
            surprises.add(answer.status() + " " + answer.body());
        }
    }

    /** Everybody asks again: whoever was told 200 is told the same, and whoever was told nothing gets an answer now. */
    void allAskAgain(URI server) throws IOException, InterruptedException {
        for (var told : acknowledged.entrySet()) {
            var again = decided(told.getKey(), server);
            if (again.status() != 200 || !again.verificationId().equals(told.getValue())) {
                surprises.add("lost: " + again.status() + " " + again.body());
            }
        }
        for (var visit : Set.copyOf(unanswered)) {
            var answer = decided(visit, server);
            if (answer.status() == 200) {
                acknowledged.put(visit, answer.verificationId());
                unanswered.remove(visit);
            } else {
                surprises.add("never: " + answer.status() + " " + answer.body());
            }
        }
    }

    /**
     * A server that died in the middle leaves a lease of ten seconds behind, and a database needs a moment; whoever
     * asks meanwhile is told to come back.
     */
    private Visit.Answer decided(Visit visit, URI server) throws IOException, InterruptedException {
        var answer = visit.finish(http, server);
        for (int attempt = 0; answer.isToComeBack() && attempt < 30; attempt++) {
            TimeUnit.SECONDS.sleep(1); // as it is told to
            answer = visit.finish(http, server);
        }
        return answer;
    }

    /** Counts, watches and awaits what they are told while they come. */
    Tally tally() {
        return tally;
    }

    int acknowledged() {
        return acknowledged.size();
    }

    int unanswered() {
        return unanswered.size();
    }

    Set<String> verificationIds() {
        return Set.copyOf(acknowledged.values());
    }

    /** Answers that nobody should get, empty if all is well. */
    Queue<String> surprises() {
        return surprises;
    }

    /** Lets go of those whose answers were checked. */
    void forget() {
        acknowledged.clear();
    }
}
