package dev.bonin.server.application;

import java.util.Set;

/** Where the page is to which applications send people, and what is called below it. */
final class PagePaths {
    static final String PAGE = "/verify";

    static final String LOOK = "/look";
    static final String CLAIM = "/claim";
    static final String REDIRECT = "/redirect";

    /** Where nothing else can be. */
    static final Set<String> ALL = Set.of(PAGE, PAGE + LOOK, PAGE + CLAIM, PAGE + REDIRECT);

    private PagePaths() {}
}
