package dev.bonin.benchmark.micro;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that repeat one step for a while. */
final class Threads implements AutoCloseable {
    private final int count;
    private final ExecutorService pool;

    Threads(int count) {
        this.count = count;
        this.pool = Executors.newFixedThreadPool(count);
    }

    /** Does something once; returns false when there is nothing left to do. */
    @FunctionalInterface
    interface Step {
        boolean run();
    }

    /**
     * Repeats a step on all threads.
     *
     * @return how often it was done
     * @throws IllegalStateException if it failed
     */
    long run(Step step, Duration during) throws InterruptedException {
        long end = System.nanoTime() + during.toNanos();
        var running = new ArrayList<Future<Long>>();
        for (int i = 0; i < count; i++) {
            running.add(pool.submit(() -> repeat(step, end)));
        }
        long done = 0;
        for (var one : running) {
            done += result(one);
        }
        return done;
    }

    private static long repeat(Step step, long end) {
        long done = 0;
        while (System.nanoTime() < end && step.run()) {
            done++;
        }
        return done;
    }

    private static long result(Future<Long> one) throws InterruptedException {
        try {
            return one.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A step failed", failed.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
