package dev.bonin.testkit;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.SandboxConfig;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.random.RandomGenerator;

/** The sandbox of one application context, or of one test class without Spring, and its clock. */
final class RunningSandbox implements AutoCloseable {
    private final Sandbox sandbox;
    private final SandboxClock clock;
    private final RandomGenerator random = new SecureRandom();
    private int runningTests;

    private RunningSandbox(Sandbox sandbox, SandboxClock clock) {
        this.sandbox = sandbox;
        this.clock = clock;
    }

    /** The JDK's server has a thread of the kind of the one that starts it, which must not keep the JVM alive. */
    static RunningSandbox start() {
        var clock = new SandboxClock(Clock.systemUTC());
        var config = SandboxConfig.defaults().withClock(clock);
        var start = new FutureTask<>(() -> Sandbox.start(config));
        var thread = new Thread(start, "bonin-sandbox-start");
        thread.setDaemon(true);
        thread.start();
        try {
            return new RunningSandbox(start.get(), clock);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sandbox started", stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The sandbox did not start", failure.getCause());
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    SandboxClock clock() {
        return clock;
    }

    RandomGenerator random() {
        return random;
    }

    /** Begins a test, with nothing of those before it; what tests at the same time have recorded stays. */
    synchronized void enter() {
        if (runningTests++ == 0) {
            sandbox.reset();
            clock.reset();
        }
    }

    synchronized void leave() {
        runningTests--;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
