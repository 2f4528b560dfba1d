package dev.bonin.server.training;

import dev.bonin.sandbox.certification.CertificationOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several visitors at once, who share the waits for the disk. */
final class Visitors implements AutoCloseable {
    private static final int VISITORS = 8;

    private final TrainingServer server;
    private final List<Visitor> visitors;
    private final ExecutorService threads = Executors.newFixedThreadPool(VISITORS);

    Visitors(TrainingServer server) {
        this.server = server;
        this.visitors = Collections.nCopies(VISITORS, server.port()).stream()
                .map(Visitor::new)
                .toList();
    }

    /**
     * Runs {@code most} verifications, or fewer when {@code end} comes before, but at least one per visitor.
     *
     * @param end as {@link System#nanoTime} tells it
     * @return the number of verifications that were run
     */
    int verify(int most, long end) throws IOException {
        var parts = new ArrayList<Future<Integer>>();
        for (var visitor : visitors) {
            parts.add(threads.submit(() -> verify(visitor, most / VISITORS, end)));
        }
        int count = 0;
        for (var part : parts) {
            count += join(part);
        }
        return count;
    }

    private int verify(Visitor visitor, int most, long end) throws IOException {
        int count = 0;
        do {
            var merchantUid = visitor.start();
            visitor.finish(
                    server.sandbox().certify(CertificationOrder.of("adult").withMerchantUid(merchantUid)));
            count++;
        } while (count < most && System.nanoTime() < end);
        return count;
    }

    private static int join(Future<Integer> part) throws IOException {
        try {
            return part.get();
        } catch (ExecutionException failure) {
            throw new IOException("A verification of the training failed", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("The training was interrupted", interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        for (var visitor : visitors) {
            visitor.close();
        }
    }
}
