package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.Sandbox;
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
}
