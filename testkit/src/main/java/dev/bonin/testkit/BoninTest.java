package dev.bonin.testkit;

import dev.bonin.sandbox.Sandbox;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test class of an application with one of Bonin's starters: it runs against a sandbox of PortOne and keeps
 * everything in memory, whatever the application's own files say. Write it above {@code @SpringBootTest}.
 *
 * <pre>{@code
 * @BoninTest
 * @SpringBootTest(webEnvironment = RANDOM_PORT)
 * class SignUpTest {
 *     @Test
 *     void takesAnAdult(SandboxBrowser browser, @LocalServerPort int port) {
 *         var answer = browser.at("http://localhost:" + port).verify("signup", "adult");
 *         assertThat(answer.statusCode()).isEqualTo(200);
 *     }
 * }
 * }</pre>
 *
 * <p>In memory, a link is no part of your transactions. To test that a sign-up and its link are stored together or not
 * at all, write {@code @BoninTest(inMemory = false)} and let {@code bonin.store.datasource} name a database for tests.
 *
 * <p>All such classes of one JVM share one sandbox, so a context that Spring's tests reuse finds it again. It is reset
 * before each test; tests that run at the same time need sandboxes of their own ({@link SandboxExtension}). Test
 * methods may have a {@code Sandbox} and a {@link SandboxBrowser} as parameters.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BoninTest.Extension.class)
public @interface BoninTest {
    /**
     * Returns whether everything is kept in memory; {@code false} leaves {@code bonin.store} as the application's
     * settings have it, in sandbox mode all the same.
     */
    boolean inMemory() default true;

    /** Has the application of a {@link BoninTest} find the sandbox, by system properties while the class runs. */
    final class Extension implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, ParameterResolver {
        private static final Namespace NAMESPACE = Namespace.create(Extension.class);

        /** What the properties were before, with null for those that were not set. */
        private record Before(Map<String, @Nullable String> values) {}

        @Override
        public void beforeAll(ExtensionContext context) {
            var before = new HashMap<String, @Nullable String>();
            settings(SharedSandbox.get(), isInMemory(context))
                    .forEach((name, value) -> before.put(name, System.setProperty(name, value)));
            context.getStore(NAMESPACE).put(Before.class, new Before(before));
        }

        private static Map<String, String> settings(Sandbox sandbox, boolean inMemory) {
            var merchant = sandbox.merchant();
            var settings = new HashMap<>(Map.of(
                    "bonin.mode", "sandbox",
                    "bonin.portone.base-url", sandbox.baseUrl(),
                    "bonin.portone.imp-key", merchant.impKey(),
                    "bonin.portone.imp-secret", merchant.impSecret(),
                    "bonin.portone.imp-code", merchant.code()));
            if (inMemory) {
                settings.put("bonin.store.url", "memory");
                settings.put("bonin.store.datasource", "false");
            }
            return settings;
        }

        private static boolean isInMemory(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), BoninTest.class)
                    .map(BoninTest::inMemory)
                    .orElse(true);
        }

        @Override
        public void afterAll(ExtensionContext context) {
            var before = context.getStore(NAMESPACE).remove(Before.class, Before.class);
            if (before != null) {
                before.values().forEach(Extension::restore);
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
            SharedSandbox.get().reset();
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            var type = parameter.getParameter().getType();
            return type == Sandbox.class || type == SandboxBrowser.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            var sandbox = SharedSandbox.get();
            return parameter.getParameter().getType() == Sandbox.class ? sandbox : new SandboxBrowser(sandbox);
        }
    }
}
