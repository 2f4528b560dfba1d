package dev.bonin.server.application;

import java.util.Set;

/** Where the page is to which applications send people, and what it calls. */
public final class PagePaths {
    public static final String PAGE = "/verify";
    public static final String CLAIM = PAGE + "/claim";

    static final String LOOK = PAGE + "/look";
    static final String REDIRECT = PAGE + "/redirect";

    /** Where nothing else can be. */
    static final Set<String> ALL = Set.of(PAGE, LOOK, CLAIM, REDIRECT);

    private PagePaths() {}
}
