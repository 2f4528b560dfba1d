package dev.bonin.sealing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A pool of platform threads for sealing, one per processor. Tink keeps a random source per thread, which is expensive
 * to create: a virtual thread serves one request only, so each person would need a new one.
 */
final class SealingThreads {
    private static final int IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;

    SealingThreads() {
        int processors = Runtime.getRuntime().availableProcessors();
        threads = new ThreadPoolExecutor(
                processors,
                processors,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                SealingThreads::thread);
        threads.allowCoreThreadTimeOut(true); // so that the pool does not need to be closed
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "bonin-sealing");
        thread.setDaemon(true);
        return thread;
    }

    /** Runs {@code work} on the pool and waits for its result, or throws its exception. */
    <T> T run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, threads).join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw failure;
        }
    }
}
