package dev.bonin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** What JUnit reports of a test class that asks for what only Spring has. */
class SettingsWithoutSpringTest {

    @BoninSandbox(api = BoninSandbox.Api.V2)
    static final class Api {
        @Test
        void verifies(SandboxBrowser browser) {
            browser.verify("signup", "adult");
        }
    }

    @BoninSandbox(inMemory = false)
    static final class Store {
        @Test
        void verifies(SandboxBrowser browser) {
            browser.verify("signup", "adult");
        }
    }

    @Test
    void areRefusedWithWhatToWriteInstead() {
        assertThat(failureOf(Api.class)).contains(Api.class.getName(), "Purposes", "@SpringBootTest");
        assertThat(failureOf(Store.class)).contains(Store.class.getName(), "Bonin.over(...)");
    }

    private static String failureOf(Class<?> test) {
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request().selectors(selectClass(test)).build(), summary);
        return summary.getSummary().getFailures().get(0).getException().toString();
    }
}
