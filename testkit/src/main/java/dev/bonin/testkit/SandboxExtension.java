package dev.bonin.testkit;

import dev.bonin.sandbox.Sandbox;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a sandbox of PortOne for a test class, on loopback and a free port, and passes it to every test or
 * {@code @BeforeAll} method with a {@link Sandbox} parameter. It is reset before each test and closed after the class.
 *
 * <pre>{@code
 * @ExtendWith(SandboxExtension.class)
 * class SignUpTest {
 *     @Test
 *     void takesAnAdult(Sandbox portOne) {
 *         var impUid = portOne.certify("adult");
 *         // pass it to your application, whose bonin.portone.base-url is portOne.baseUrl()
 *     }
 * }
 * }</pre>
 */
public final class SandboxExtension implements BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SandboxExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        running(context).reset();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return running(context);
    }

    /** Stored with the outermost class, so that its nested classes share it. */
    private static Sandbox running(ExtensionContext context) {
        var outermost = context;
        while (outermost.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            outermost = outermost.getParent().orElseThrow();
        }
        return StoredSandbox.in(outermost.getStore(NAMESPACE));
    }
}
