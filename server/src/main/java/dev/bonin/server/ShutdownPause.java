package dev.bonin.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;

/** Waits at one point of the server's shutdown. */
final class ShutdownPause implements SmartLifecycle {
    /**
     * The phase in which Spring Boot closes the port and waits for pending answers; the server ends 1,024 phases later.
     */
    private static final int PORT_CLOSES = DEFAULT_PHASE - 1_024;

    private static final Duration LAST_CALLERS = Duration.ofMillis(500);

    private final int phase;
    private final Duration pause;
    private final Runnable before;
    private final Runnable after;
    private volatile boolean running;

    private ShutdownPause(int phase, Duration pause, Runnable before, Runnable after) {
        this.phase = phase;
        this.pause = pause;
        this.before = before;
        this.after = after;
    }

    /**
     * Creates the pause between reporting not ready and closing the port. A load balancer needs it to notice; requests
     * that arrive meanwhile are served.
     *
     * @param before runs at the beginning of the pause
     * @param after runs at its end; it is given how long those who connected just before are served
     */
    static ShutdownPause beforePortCloses(Duration pause, Runnable before, Consumer<Duration> after) {
        return new ShutdownPause(DEFAULT_PHASE, pause, before, () -> after.accept(LAST_CALLERS));
    }

    /**
     * Creates the pause of half a second after closing the port: connections accepted just before are still answered.
     */
    static ShutdownPause afterPortClosed() {
        return new ShutdownPause(PORT_CLOSES - 1, LAST_CALLERS, () -> {}, () -> {});
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
        after.run();
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
