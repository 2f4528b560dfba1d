package dev.bonin.testkit;

import dev.bonin.sandbox.Sandbox;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The sandbox of all tested applications of this JVM, until the JVM ends. Spring keeps the contexts of tests as long;
 * JUnit's stores end earlier where a build uses several JVMs: Surefire then runs each class as a session of its own.
 */
final class SharedSandbox {
    private SharedSandbox() {}

    /** Initialized once, by the first class that needs it. */
    private static final class Started {
        static final Sandbox SANDBOX = startedByDaemon();

        private Started() {}
    }

    static Sandbox get() {
        return Started.SANDBOX;
    }

    /** The JDK's server has a thread of the kind of the one that starts it, which must not keep the JVM alive. */
    private static Sandbox startedByDaemon() {
        var start = new FutureTask<>(Sandbox::start);
        var thread = new Thread(start, "bonin-sandbox-start");
        thread.setDaemon(true);
        thread.start();
        try {
            return start.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException("The sandbox did not start", failure.getCause());
        }
    }
}
