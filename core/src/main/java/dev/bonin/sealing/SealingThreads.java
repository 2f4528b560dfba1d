package dev.bonin.sealing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * As many threads of the platform as there are processors, for sealing. Tink keeps a source of randomness for each
 * thread, and makes it at considerable cost: a virtual thread, which serves one request, would make one for each
 * person.
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
        threads.allowCoreThreadTimeOut(true); // so that nobody has to close it
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "bonin-sealing");
        thread.setDaemon(true);
        return thread;
    }

    /** Waits for what {@code work} comes to, or throws what it throws. */
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
