package dev.bonin.testkit;

import dev.bonin.sandbox.Sandbox;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Has the application of a {@link BoninTest} find the sandbox, by system properties while the class runs. */
final class BoninTestExtension implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(BoninTestExtension.class);

    /** What the properties were before, with null for those that were not set. */
    private record Before(Map<String, @Nullable String> values) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        var sandbox = sandbox(context);
        var merchant = sandbox.merchant();
        var settings = Map.of(
                "bonin.mode", "sandbox",
                "bonin.store.url", "memory",
                "bonin.store.datasource", "false",
                "bonin.portone.base-url", sandbox.baseUrl(),
                "bonin.portone.imp-key", merchant.impKey(),
                "bonin.portone.imp-secret", merchant.impSecret(),
                "bonin.portone.imp-code", merchant.code());
        var before = new HashMap<String, @Nullable String>();
        settings.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        context.getStore(NAMESPACE).put(Before.class, new Before(before));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        var before = context.getStore(NAMESPACE).remove(Before.class, Before.class);
        if (before != null) {
            before.values().forEach(BoninTestExtension::restore);
        }
    }

    private static void restore(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        sandbox(context).reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Sandbox.class || type == SandboxBrowser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var sandbox = sandbox(context);
        return parameter.getParameter().getType() == Sandbox.class ? sandbox : new SandboxBrowser(sandbox);
    }

    /** Stored at the root, so that all classes share it. */
    private static Sandbox sandbox(ExtensionContext context) {
        return StoredSandbox.in(context.getRoot().getStore(NAMESPACE));
    }
}
