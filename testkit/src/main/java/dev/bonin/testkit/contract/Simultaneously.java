package dev.bonin.testkit.contract;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Runs many operations of a store concurrently. */
final class Simultaneously {
    private static final int THREADS = 16;

    private Simultaneously() {}

    static <T> List<T> run(int times, IntFunction<Callable<T>> work) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            return pool.invokeAll(IntStream.range(0, times).mapToObj(work).toList()).stream()
                    .map(Simultaneously::result)
                    .toList();
        } finally {
            pool.shutdown();
        }
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (Exception failure) {
            throw new AssertionError("An operation of the store failed", failure);
        }
    }
}
