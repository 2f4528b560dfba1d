package dev.bonin.testkit;

import dev.bonin.sandbox.Sandbox;
import dev.bonin.source.VerificationSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A test class whose application verifies invented people, against a sandbox of PortOne on a free port.
 *
 * <pre>{@code
 * @BoninSandbox
 * @SpringBootTest(webEnvironment = RANDOM_PORT)
 * class SignUpTest {
 *     @Test
 *     void takesAnAdult(SandboxBrowser browser) {
 *         assertThat(browser.verify("signup", "adult").status()).isEqualTo("accepted");
 *     }
 * }
 * }</pre>
 *
 * <p>Beside {@code @SpringBootTest} with one of Bonin's starters, each application context has a sandbox of its own,
 * and the settings by which it finds it, whatever the application's own say; those of the test itself come before.
 * Without Spring, each test class has one, and {@code browser.of(bonin)} says where people are verified.
 *
 * <p>The parameters of tests: {@link SandboxBrowser} verifies people, {@link SandboxClock} moves the time of sandbox
 * and application, {@code Sandbox} has faults and people of your own, {@link WebhookInbox} takes the webhooks of
 * {@code bonin-server}; and, without Spring, {@code VerificationSource} is the sandbox for {@code Bonin.over}. Sandbox
 * and clock are reset before each test, unless another test of the same application is running; people and accounts
 * that Bonin has stored stay.
 *
 * <p>In memory, a link is no part of your transactions. To test that a sign-up and its link are stored together or not
 * at all, write {@code @BoninSandbox(inMemory = false)} and let {@code bonin.store.datasource} name a database for
 * tests.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BoninSandbox.Extension.class)
public @interface BoninSandbox {
    /** Returns by which API of PortOne people are verified, where no purpose names its own. For Spring only. */
    Api api() default Api.AS_SET;

    /**
     * Returns whether everything is kept in memory; {@code false} leaves {@code bonin.store} as the application's
     * settings have it, in sandbox mode all the same. For Spring only.
     */
    boolean inMemory() default true;

    /** An API of PortOne, for {@code bonin.portone.api}. */
    enum Api {
        /** As the application's settings have it. */
        AS_SET,
        V1,
        V2
    }

    /** Passes the sandbox to tests. JUnit creates it. */
    final class Extension implements BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
        private static final Namespace NAMESPACE = Namespace.create(Extension.class);
        private static final String OF_SPRING = "org.springframework.test.context.junit.jupiter.SpringExtension";
        private static final Set<Class<?>> EVERYWHERE =
                Set.of(Sandbox.class, SandboxBrowser.class, SandboxClock.class, WebhookInbox.class);

        @Override
        public void beforeEach(ExtensionContext test) {
            requireSpringForItsSettings(test);
            sandbox(test).enter();
        }

        private static void requireSpringForItsSettings(ExtensionContext test) {
            var written = AnnotationSupport.findAnnotation(test.getRequiredTestClass(), BoninSandbox.class);
            if (!isOfSpring(test)
                    && written.filter(it -> it.api() != Api.AS_SET || !it.inMemory())
                            .isPresent()) {
                throw new ExtensionConfigurationException("@BoninSandbox: api and inMemory of "
                        + test.getRequiredTestClass().getName() + " change settings of Spring (expected: neither of"
                        + " them without Spring, where your Purposes name the API and Bonin.over(...) the stores; or"
                        + " @SpringBootTest beside @BoninSandbox)");
            }
        }

        @Override
        public void afterEach(ExtensionContext test) {
            var inbox = test.getStore(NAMESPACE).remove(WebhookInbox.class, WebhookInbox.class);
            if (inbox != null) {
                inbox.close();
            }
            sandbox(test).leave();
        }

        @Override
        public void afterAll(ExtensionContext test) {
            PlainSandbox.close(test);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            var type = parameter.getParameter().getType();
            return EVERYWHERE.contains(type) || (type == VerificationSource.class && !isOfSpring(test));
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            var type = parameter.getParameter().getType();
            if (type == SandboxBrowser.class) {
                return new SandboxBrowser(sandbox(test).sandbox(), application(test));
            } else if (type == SandboxClock.class) {
                return sandbox(test).clock();
            } else if (type == WebhookInbox.class) {
                return inbox(test);
            } else if (type == VerificationSource.class) {
                return PlainSandbox.source(test);
            }
            return sandbox(test).sandbox();
        }

        private static WebhookInbox inbox(ExtensionContext test) {
            var store = test.getStore(NAMESPACE);
            var open = store.get(WebhookInbox.class, WebhookInbox.class);
            if (open != null) {
                return open;
            }
            try {
                var inbox = WebhookInbox.open(sandbox(test).random());
                store.put(WebhookInbox.class, inbox);
                return inbox;
            } catch (IOException failure) {
                throw new UncheckedIOException("No free port for the inbox of webhooks", failure);
            }
        }

        private static RunningSandbox sandbox(ExtensionContext test) {
            return isOfSpring(test) ? SpringTest.sandbox(test) : PlainSandbox.of(test);
        }

        private static TestedApplication application(ExtensionContext test) {
            return isOfSpring(test) ? SpringTest.application(test) : TestedApplication.unknown();
        }

        private static boolean isOfSpring(ExtensionContext test) {
            return Stream.<Class<?>>iterate(test.getRequiredTestClass(), type -> type != null, Class::getEnclosingClass)
                    .flatMap(type -> AnnotationSupport.findRepeatableAnnotations(type, ExtendWith.class).stream())
                    .flatMap(extend -> Arrays.stream(extend.value()))
                    .anyMatch(extension -> extension.getName().equals(OF_SPRING));
        }
    }
}
