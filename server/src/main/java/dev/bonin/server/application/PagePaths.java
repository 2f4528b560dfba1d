package dev.bonin.server.application;

import java.util.Set;

/** The paths of the hosted page and of its calls. */
final class PagePaths {
    static final String PAGE = "/verify";

    static final String LOOK = "/look";
    static final String CLAIM = "/claim";
    static final String REDIRECT = "/redirect";

    /** Paths that {@code bonin.web.path} must not take. */
    static final Set<String> ALL = Set.of(PAGE, PAGE + LOOK, PAGE + CLAIM, PAGE + REDIRECT);

    private PagePaths() {}
}
