package dev.bonin.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Waits, when the server is asked to end, between being not ready and closing its port: whoever balances load among nodes needs a moment to send nobody here
 * any more, and whoever connects meanwhile is served instead of reset.
 */
final class ShutdownPause implements SmartLifecycle {
    private final Duration pause;
    private volatile boolean running;

    ShutdownPause(Duration pause) {
        this.pause = pause;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
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

    /** Before the port, which Spring Boot closes a thousand phases later. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
