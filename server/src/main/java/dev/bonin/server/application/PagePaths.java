package dev.bonin.server.application;

import java.util.Set;

/** The paths of the server's own pages and of their calls. */
public final class PagePaths {
    /** Where the page of PortOne's guide to V2 finishes, in a sandbox. */
    public static final String GUIDE_TO_V2 = "/identity-verifications";

    /** Where the calls of applications are described. */
    public static final String OPEN_API = "/openapi.json";

    static final String PAGE = "/verify";

    static final String LOOK = "/look";
    static final String CLAIM = "/claim";
    static final String REDIRECT = "/redirect";

    /** Paths that {@code bonin.web.path} must not take. */
    static final Set<String> ALL = Set.of(GUIDE_TO_V2, OPEN_API, PAGE, PAGE + LOOK, PAGE + CLAIM, PAGE + REDIRECT);

    private PagePaths() {}
}
