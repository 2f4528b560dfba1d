package dev.bonin.testkit;

import dev.bonin.sandbox.Sandbox;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The sandbox of one of JUnit's stores. Uses what JUnit 6 and JUnit 5.12 of Spring Boot 3.5 both have: the methods that
 * compute a missing value differ. JUnit 6 closes it with the store, 5.12 leaves that to the end of the JVM.
 */
final class StoredSandbox {
    private StoredSandbox() {}

    /** Returns the sandbox of a store, and starts it if there is none yet. */
    static synchronized Sandbox in(Store store) {
        var running = store.get(Sandbox.class, Sandbox.class);
        if (running != null) {
            return running;
        }
        var started = Sandbox.start();
        store.put(Sandbox.class, started);
        return started;
    }
}
