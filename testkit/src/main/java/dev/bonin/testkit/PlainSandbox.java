package dev.bonin.testkit;

import dev.bonin.source.VerificationSource;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The sandbox of a test class without Spring, of which its nested classes are a part. Uses what JUnit 6 and the JUnit
 * 5.12 of Spring Boot 3.5 both have: the methods that compute a missing value differ, and so does what closes it.
 */
final class PlainSandbox {
    private static final Namespace NAMESPACE = Namespace.create(PlainSandbox.class);

    private PlainSandbox() {}

    /** Returns the sandbox of a test, and starts it if there is none yet. */
    static RunningSandbox of(ExtensionContext context) {
        return in(outermost(context).getStore(NAMESPACE));
    }

    private static synchronized RunningSandbox in(Store store) {
        if (store.get(RunningSandbox.class) == null) {
            store.put(RunningSandbox.class, RunningSandbox.start());
        }
        return Objects.requireNonNull(store.get(RunningSandbox.class, RunningSandbox.class));
    }

    /** Returns the same sandbox as the source of reports for an application. */
    static synchronized VerificationSource source(ExtensionContext context) {
        var store = outermost(context).getStore(NAMESPACE);
        if (store.get(SandboxSource.class) == null) {
            store.put(SandboxSource.class, SandboxSource.over(in(store)));
        }
        return Objects.requireNonNull(store.get(SandboxSource.class, SandboxSource.class))
                .source();
    }

    /** Ends the sandbox after its class; does nothing after a nested one. */
    static void close(ExtensionContext context) {
        var store = context.getStore(NAMESPACE);
        var source = store.remove(SandboxSource.class, SandboxSource.class);
        if (source != null) {
            source.close();
        }
        var running = store.remove(RunningSandbox.class, RunningSandbox.class);
        if (running != null) {
            running.close();
        }
    }

    private static ExtensionContext outermost(ExtensionContext context) {
        var outermost = context;
        while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            outermost = outermost.getParent().orElseThrow();
        }
        return outermost;
    }
}
