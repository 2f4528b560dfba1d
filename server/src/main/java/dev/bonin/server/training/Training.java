package dev.bonin.server.training;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;

/**
 * Runs whole verifications over HTTP until they get no faster, so that the JVM has loaded, linked and compiled what a
 * server needs when it writes its startup cache (JEP 483, JEP 515).
 */
public final class Training {
    private static final int BATCH = 400;

    /** A batch that takes more than this part of the time of the batch before is not reliably faster. */
    private static final double NO_FASTER = 0.85;

    private final Supplier<SpringApplication> server;
    private final Duration longest;
    private final int fewest;

    /**
     * Takes the limits; nothing runs yet.
     *
     * @param server creates the application to train with
     * @param longest time after which training ends, the start of the server included
     * @param fewest verifications to run, unless {@code longest} has passed before
     */
    public Training(Supplier<SpringApplication> server, Duration longest, int fewest) {
        this.server = server;
        this.longest = longest;
        this.fewest = fewest;
    }

    /**
     * Starts a server with data of its own, runs verifications on it and stops it again.
     *
     * @return the number of verifications that were run
     * @throws IOException if the server has no folder to write to or does not answer as expected; do not retry
     */
    public int run() throws IOException {
        long end = System.nanoTime() + longest.toNanos();
        try (var running = TrainingServer.start(server.get());
                var clients = new TrainingClients(running)) {
            int count = 0;
            double before = Double.MAX_VALUE;
            while (System.nanoTime() < end) {
                long since = System.nanoTime();
                int batch = clients.verify(BATCH, end);
                double each = (double) (System.nanoTime() - since) / batch;
                count += batch;
                if (count >= fewest && each > before * NO_FASTER) {
                    break;
                }
                before = each;
            }
            return count;
        }
    }
}
