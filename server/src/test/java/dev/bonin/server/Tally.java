package dev.bonin.server;

import com.jayway.jsonpath.JsonPath;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Counts what people are told, and watches for how long nobody is told that anything was accepted. */
final class Tally {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(300);

    private final Map<String, Integer> told = new TreeMap<>();
    private int accepted;
    private long last;
    private long longest;

    /** Counts an answer by its status and, where it is a problem, its code. */
    synchronized void add(Visit.Answer answer) {
        told.merge(what(answer), 1, Integer::sum);
        if (answer.status() == 200) {
            accepted++;
            long now = System.nanoTime();
            longest = last == 0 ? 0 : Math.max(longest, now - last);
            last = last == 0 ? 0 : now;
        }
        notifyAll();
    }

    /** Counts an answer that never came. */
    synchronized void addCutOff() {
        told.merge("cut off", 1, Integer::sum);
    }

    private static String what(Visit.Answer answer) {
        return answer.status() >= 400 && answer.body().contains("\"code\"")
                ? answer.status() + " " + JsonPath.<String>read(answer.body(), "$.code")
                : "" + answer.status();
    }

    synchronized Map<String, Integer> told() {
        return new TreeMap<>(told);
    }

    /** Watches from now on. */
    synchronized void watchSilence() {
        last = System.nanoTime();
    }

    /** Returns the longest time without an acceptance while it was watched, in nanoseconds. */
    synchronized long longestSilence() {
        return longest;
    }

    /** Returns once so many more were accepted. */
    synchronized void awaitAccepted(int more) throws InterruptedException {
        int enough = accepted + more;
        await(() -> accepted >= enough);
    }

    /** Returns once somebody was told this. */
    synchronized void awaitTold(String what) throws InterruptedException {
        await(() -> told.containsKey(what));
    }

    private synchronized void await(BooleanSupplier enough) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!enough.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("what was awaited has not come: " + told);
            }
            wait(1_000);
        }
    }
}
