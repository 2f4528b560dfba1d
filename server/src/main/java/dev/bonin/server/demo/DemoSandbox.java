package dev.bonin.server.demo;

import java.util.Optional;

/** What the page needs to know of the sandbox beside the server. Without one there is no page. */
public interface DemoSandbox {
    /** Where browsers find it. */
    Optional<String> browserUrl();

    /** What pages give to {@code IMP.init}. */
    Optional<String> merchantCode();
}
