package dev.bonin.server.rehearsal;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;

/**
 * Plays verifications, whole ones and over HTTP, until they take no less time than those before: a Java machine that has only just started takes many times as long for
 * each.
 */
public final class Rehearsal {
    private static final int SCENE = 400;

    /** A scene that is a little quicker than the one before is so by chance. */
    private static final double NO_QUICKER = 0.85;

    private final Supplier<SpringApplication> server;
    private final Duration longest;
    private final int fewest;

    /**
     * None yet.
     *
     * @param server one like the one that it is for
     * @param longest after which it ends, however quick the last verifications were
     * @param fewest verifications, unless that comes before
     */
    public Rehearsal(Supplier<SpringApplication> server, Duration longest, int fewest) {
        this.server = server;
        this.longest = longest;
        this.fewest = fewest;
    }

    /**
     * Plays.
     *
     * @return how many verifications it played
     * @throws IOException if the stage could not be set, or did not answer
     */
    public int play() throws IOException {
        long end = System.nanoTime() + longest.toNanos(); // setting the stage is a part of it
        try (var stage = Stage.open(server.get());
                var cast = new Cast(stage)) {
            int played = 0;
            double before = Double.MAX_VALUE;
            while (System.nanoTime() < end) {
                long since = System.nanoTime();
                int scene = cast.play(SCENE, end);
                double each = (double) (System.nanoTime() - since) / scene;
                played += scene;
                if (played >= fewest && each > before * NO_QUICKER) {
                    break;
                }
                before = each;
            }
            return played;
        }
    }
}
