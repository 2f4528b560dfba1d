package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bonin.sandbox.Sandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the application of a test class finds instead of its own settings. */
class BoninTestTest {
    private static void assertFound(Sandbox sandbox) {
        assertThat(System.getProperty("bonin.mode")).isEqualTo("sandbox");
        assertThat(System.getProperty("bonin.portone.base-url")).isEqualTo(sandbox.baseUrl());
        assertThat(System.getProperty("bonin.portone.imp-secret"))
                .isEqualTo(sandbox.merchant().impSecret());
    }

    /** Its address is in a context that Spring keeps until the JVM ends, and no store of JUnit lasts as long. */
    @Nested
    @BoninTest
    class InAnyClassOfThisJvm {
        @Test
        void findsTheSameSandbox(Sandbox sandbox) {
            assertThat(sandbox).isSameAs(SharedSandbox.get());
        }
    }

    @Nested
    @BoninTest
    class InMemory {
        @Test
        void leavesTheDataSourceOfTheApplicationAlone(Sandbox sandbox) {
            assertFound(sandbox);
            assertThat(System.getProperty("bonin.store.url")).isEqualTo("memory");
            assertThat(System.getProperty("bonin.store.datasource")).isEqualTo("false");
        }
    }

    @Nested
    @BoninTest(inMemory = false)
    class InTheStoreOfTheApplication {
        @Test
        void staysWhereTheApplicationKeepsIt(Sandbox sandbox) {
            assertFound(sandbox);
            assertThat(System.getProperty("bonin.store.url")).isNull();
            assertThat(System.getProperty("bonin.store.datasource")).isNull();
        }
    }

    /** What an application without sessions needs: tokens, and forms that have a name. */
    @Nested
    @BoninTest
    class TheBrowser {
        private final List<String> calls = new CopyOnWriteArrayList<>();

        @Test
        void sendsTheHeadersThatItsPageHasWithItsCookies(SandboxBrowser browser) throws IOException {
            var application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            application.createContext("/", this::answer);
            application.start();
            try {
                var page = browser.at(
                        "http://localhost:" + application.getAddress().getPort());
                page.get("/first");
                page.with("Authorization", "Bearer one")
                        .with("authorization", "Bearer two")
                        .post("/second", "{}");
                page.get("/third");
            } finally {
                application.stop(0);
            }
            assertThat(calls)
                    .containsExactly(
                            "GET /first null null", "POST /second Bearer two seen=yes", "GET /third null seen=yes");
        }

        private void answer(HttpExchange call) throws IOException {
            var headers = call.getRequestHeaders();
            calls.add("%s %s %s %s"
                    .formatted(
                            call.getRequestMethod(),
                            call.getRequestURI(),
                            headers.getFirst("Authorization"),
                            headers.getFirst("Cookie")));
            call.getResponseHeaders().add("Set-Cookie", "seen=yes; Path=/");
            call.sendResponseHeaders(204, -1);
            call.close();
        }
    }
}
