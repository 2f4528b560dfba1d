package dev.bonin.server.rehearsal;

import dev.bonin.sandbox.certification.CertificationOrder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some visitors at once, who thereby share the waits for the disk. */
final class Cast implements AutoCloseable {
    private static final int VISITORS = 8;

    private final Stage stage;
    private final List<Visitor> visitors;
    private final ExecutorService threads = Executors.newFixedThreadPool(VISITORS);

    Cast(Stage stage) {
        this.stage = stage;
        this.visitors = Collections.nCopies(VISITORS, stage.port()).stream()
                .map(Visitor::new)
                .toList();
    }

    /** Plays {@code most} verifications, or fewer if it is {@code end} by {@link System#nanoTime} before, but one each at least. */
    int play(int most, long end) throws IOException {
        var parts = new ArrayList<Future<Integer>>();
        for (var visitor : visitors) {
            parts.add(threads.submit(() -> play(visitor, most / VISITORS, end)));
        }
        int played = 0;
        for (var part : parts) {
            played += join(part);
        }
        return played;
    }

    private int play(Visitor visitor, int most, long end) throws IOException {
        int played = 0;
        do {
            var merchantUid = visitor.start();
            visitor.finish(
                    stage.sandbox().certify(CertificationOrder.of("adult").withMerchantUid(merchantUid)));
            played++;
        } while (played < most && System.nanoTime() < end);
        return played;
    }

    private static int join(Future<Integer> part) throws IOException {
        try {
            return part.get();
        } catch (ExecutionException failure) {
            throw new IOException("A visitor did not get through", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interrupted);
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
