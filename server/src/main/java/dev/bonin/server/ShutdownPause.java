package dev.bonin.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Waits for a time at one point of the server's shutdown. */
final class ShutdownPause implements SmartLifecycle {
    /**
     * Spring Boot closes the port in this phase and waits there for the answers on their way; the server itself ends
     * 1,024 phases later.
     */
    private static final int PORT_CLOSES = DEFAULT_PHASE - 1_024;

    private static final Duration LAST_CALLERS = Duration.ofMillis(500);

    private final int phase;
    private final Duration pause;
    private final Runnable before;
    private volatile boolean running;

    private ShutdownPause(int phase, Duration pause, Runnable before) {
        this.phase = phase;
        this.pause = pause;
        this.before = before;
    }

    /**
     * Waits between being not ready and closing the port: a load balancer needs a moment to send nobody here any more,
     * and whoever connects meanwhile is served.
     *
     * @param before what is done at its beginning
     */
    static ShutdownPause beforePortCloses(Duration pause, Runnable before) {
        return new ShutdownPause(DEFAULT_PHASE, pause, before);
    }

    /**
     * Waits half a second after the port has closed, so that connections accepted just before it are answered and not
     * reset.
     */
    static ShutdownPause afterPortClosed() {
        return new ShutdownPause(PORT_CLOSES - 1, LAST_CALLERS, () -> {});
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        before.run();
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return phase;
    }
}
