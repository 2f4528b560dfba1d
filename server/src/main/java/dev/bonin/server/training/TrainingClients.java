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

/** Several clients at once, so that they share the waits for the disk. */
final class TrainingClients implements AutoCloseable {
    private static final int CLIENTS = 8;

    private final TrainingServer server;
    private final List<TrainingClient> clients;
    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);

    TrainingClients(TrainingServer server) {
        this.server = server;
        this.clients = Collections.nCopies(CLIENTS, server.port()).stream()
                .map(TrainingClient::new)
                .toList();
    }

    /**
     * Runs {@code most} verifications, or fewer when {@code end} comes before, but at least one per client.
     *
     * @param end in the time of {@link System#nanoTime}
     * @return the number of verifications that were run
     */
    int verify(int most, long end) throws IOException {
        var parts = new ArrayList<Future<Integer>>();
        for (var client : clients) {
            parts.add(threads.submit(() -> verify(client, most / CLIENTS, end)));
        }
        int count = 0;
        for (var part : parts) {
            count += join(part);
        }
        return count;
    }

    private int verify(TrainingClient client, int most, long end) throws IOException {
        int count = 0;
        do {
            var merchantUid = client.start();
            client.finish(
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
        for (var client : clients) {
            client.close();
        }
    }
}
