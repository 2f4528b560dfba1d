package dev.bonin.portone.v1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Many threads that start at the same moment. */
final class Crowd {
    private static final int PATIENCE_SECONDS = 60;

    private Crowd() {}

    /** The result of each thread: a value, or the exception. */
    static <T> List<Future<T>> together(int threads, Callable<T> work) throws InterruptedException {
        var start = new CyclicBarrier(threads);
        Callable<T> onTheSignal = () -> {
            start.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return work.call();
        };
        var pool = Executors.newFixedThreadPool(threads);
        try {
            return pool.invokeAll(Collections.nCopies(threads, onTheSignal), PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            pool.shutdownNow();
        }
    }

    /** The exceptions among the results. */
    static <T> List<Throwable> failures(List<Future<T>> futures) throws InterruptedException {
        var failures = new ArrayList<Throwable>();
        for (var future : futures) {
            try {
                future.get();
            } catch (ExecutionException failed) {
                failures.add(failed.getCause() == null ? failed : failed.getCause());
            }
        }
        return failures;
    }
}
