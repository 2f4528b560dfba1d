package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * One of three nodes killed while all of them are written to. A drill: run by {@code scripts/drill}, not with the
 * tests.
 */
class GaleraLossDrill {
    @RegisterExtension
    static final GaleraServer SERVER = new GaleraServer();

    private static final int WRITERS = 6;
    private static final int BEFORE = 120;
    private static final int AFTER = 240;
    private static final int KILLED = 2;
    private static final long PATIENCE_SECONDS = 120;

    private final List<BoninDatabase> nodes = SERVER.emptyNodes();
    private final List<Verified> people = people(new Keys());
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    private final Set<Integer> refused = ConcurrentHashMap.newKeySet();
    private final Set<Integer> unknown = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch before = new CountDownLatch(BEFORE);
    private final CountDownLatch after = new CountDownLatch(AFTER);

    /** When a node was killed, and the longest time that nobody was told anything since; in nanoseconds. */
    private final AtomicLong last = new AtomicLong();

    private final AtomicLong longest = new AtomicLong();

    private List<Verified> people(Keys keys) {
        return nodes.stream().map(node -> new Verified(node, keys)).toList();
    }

    @Test
    void losesNothingWithANode() throws Exception {
        var writers = Executors.newFixedThreadPool(WRITERS);
        for (int writer = 0; writer < WRITERS; writer++) {
            int first = writer;
            writers.execute(() -> write(first));
        }
        assertThat(before.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        last.set(System.nanoTime());
        SERVER.running().kill(KILLED);
        assertThat(after.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        over.set(true);
        writers.shutdown();
        assertThat(writers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        long begun = System.nanoTime();
        SERVER.running().rejoin(KILLED);
        long joined = System.nanoTime() - begun;

        for (int node = 0; node < nodes.size(); node++) {
            hasAllThatWasAcknowledged(node);
        }
        System.out.printf(
                "Galera: a node killed under load: %d acknowledged, 0 lost, %d refused (nothing stored), %d told as"
                        + " unknown, %d of them stored; nothing was acknowledged for %.1f s; back in the cluster after %.1f s%n",
                acknowledged.size(),
                refused.size(),
                unknown.size(),
                unknown.stream().filter(number -> isLinked(0, number)).count(),
                longest.get() / 1e9,
                joined / 1e9);
    }

    /** Each writer has a node, and takes the next one when it is refused. */
    private void write(int first) {
        int node = first;
        while (!over.get()) {
            int number = next.getAndIncrement();
            try {
                var person = people.get(node % nodes.size()).kept(number);
                Verified.link(number, person, nodes.get(node % nodes.size()));
                note(number);
            } catch (StoreException failure) {
                (failure.kind() == Kind.UNKNOWN ? unknown : refused).add(number);
                node++;
            }
        }
    }

    private void note(int number) {
        acknowledged.add(number);
        before.countDown();
        long since = last.get();
        if (since != 0) {
            longest.accumulateAndGet(System.nanoTime() - since, Math::max);
            last.set(System.nanoTime());
            after.countDown();
        }
    }

    private void hasAllThatWasAcknowledged(int node) {
        assertThat(acknowledged).allMatch(number -> isLinked(node, number), "linked on node " + node);
        assertThat(refused).noneMatch(number -> isLinked(node, number));
        assertThat(unknown).allMatch(number -> isLinked(node, number) == isLinked(0, number));
    }

    private boolean isLinked(int node, int number) {
        return nodes.get(node).accounts().find("", Verified.account(number)).isPresent();
    }
}
