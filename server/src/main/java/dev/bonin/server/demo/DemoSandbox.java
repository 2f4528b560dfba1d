package dev.bonin.server.demo;

import java.util.Optional;

/** What the demo page needs to know of the embedded sandbox. Without a sandbox there is no page. */
public interface DemoSandbox {
    /** Returns the sandbox's address for browsers; empty without a sandbox. */
    Optional<String> browserUrl();

    /** Returns the merchant code for {@code IMP.init}; empty without a sandbox. */
    Optional<String> merchantCode();
}
