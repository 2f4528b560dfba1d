package dev.bonin.testkit;

import dev.bonin.engine.Bonin;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** A test whose application Spring starts. Only loaded for such tests: others may have no Spring. */
final class SpringTest {
    private static final String NO_BONIN =
            "Spring's context of this test has no Bonin. The starter makes one for web applications: write"
                    + " @SpringBootTest(webEnvironment = RANDOM_PORT), or MOCK instead of NONE, and do not leave out"
                    + " BoninAutoConfiguration. Or name one that the test makes: browser.of(bonin).";
    private static final String SEVERAL =
            "Spring's context of this test has several beans of type Bonin: %s. Make one of"
                    + " them @Primary, or name the one that is meant: browser.of(bonin).";
    private static final String NO_PORT = "This application listens on no port. Write"
            + " @SpringBootTest(webEnvironment = RANDOM_PORT), or call its own code: verify works without a port.";

    private SpringTest() {}

    /** Returns the sandbox of the test's context, which starts with the context. */
    static RunningSandbox sandbox(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test).getBean(SandboxCustomizer.SANDBOX, RunningSandbox.class);
    }

    static TestedApplication application(ExtensionContext test) {
        var context = SpringExtension.getApplicationContext(test);
        var bonin = Optional.ofNullable(context.getBeanProvider(Bonin.class).getIfUnique());
        return new TestedApplication(address(context), path(context), bonin, without(context, bonin.isPresent()));
    }

    private static String without(ApplicationContext context, boolean found) {
        if (found) {
            return NO_PORT;
        }
        var names = new TreeSet<>(List.of(context.getBeanNamesForType(Bonin.class)));
        return names.isEmpty() ? NO_BONIN : SEVERAL.formatted(names);
    }

    private static Optional<URI> address(ApplicationContext context) {
        var port = context.getEnvironment().getProperty("local.server.port");
        return port == null
                ? Optional.empty()
                : Optional.of(URI.create("http://localhost:" + port + part("server.servlet.context-path", context)));
    }

    private static String path(ApplicationContext context) {
        return part("spring.mvc.servlet.path", context)
                + context.getEnvironment().getProperty("bonin.web.path", TestedApplication.PATH);
    }

    private static String part(String setting, ApplicationContext context) {
        var value = context.getEnvironment().getProperty(setting, "");
        return value.equals("/") ? "" : value;
    }
}
