package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.identity.Attempt;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.window.WindowOrder;
import java.util.List;

/**
 * The argument of {@code requestIdentityVerification}, read.
 *
 * @param warnings for the console of the page's developer
 */
record SdkRequest(
        Store store, String id, Attempt attempt, WindowType windowType, WindowOrder window, List<String> warnings) {}
