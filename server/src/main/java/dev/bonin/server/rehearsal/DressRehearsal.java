package dev.bonin.server.rehearsal;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;

/** Rehearses before the server is ready. Its port is open already; but whoever balances load among nodes looks at readiness, and sends nobody before. */
public final class DressRehearsal implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DressRehearsal.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int FEWEST = 1_000;

    private final Supplier<SpringApplication> server;
    private final boolean wanted;

    /**
     * Only where it is wanted.
     *
     * @param server one like this one
     */
    public DressRehearsal(Supplier<SpringApplication> server, boolean wanted) {
        this.server = server;
        this.wanted = wanted;
    }

    /** It is there to make the server quicker, so a server whose rehearsal fails is slower at first, and no worse. */
    @Override
    public void run(ApplicationArguments arguments) {
        if (!wanted) {
            return;
        }
        try {
            long since = System.nanoTime();
            int played = new Rehearsal(server, LONGEST, FEWEST).play();
            LOG.info("Rehearsed {} verifications in {} ms", played, (System.nanoTime() - since) / 1_000_000);
        } catch (IOException | RuntimeException failure) {
            LOG.warn("Not rehearsed, so the first verifications take longer ({})", failure.toString());
        }
    }
}
