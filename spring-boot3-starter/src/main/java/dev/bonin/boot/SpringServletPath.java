package dev.bonin.boot;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletPath;

/** The path of Spring's servlet. Its type moved from Spring Boot 3 to 4. */
final class SpringServletPath {
    private SpringServletPath() {}

    /** Returns {@code path} below that of Spring's servlet; {@code path} itself if there is no such servlet. */
    static String before(String path, ListableBeanFactory beans) {
        var dispatcher = beans.getBeanProvider(DispatcherServletPath.class).getIfAvailable();
        return dispatcher == null ? path : dispatcher.getRelativePath(path);
    }
}
