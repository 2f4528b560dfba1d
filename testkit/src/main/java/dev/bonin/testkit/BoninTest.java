package dev.bonin.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

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
 * <p>All such classes of one JVM share one sandbox, so a context that Spring's tests reuse finds it again. It is reset
 * before each test; tests that run at the same time need sandboxes of their own ({@link SandboxExtension}). Test
 * methods may have a {@code Sandbox} and a {@link SandboxBrowser} as parameters.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(BoninTestExtension.class)
public @interface BoninTest {}
