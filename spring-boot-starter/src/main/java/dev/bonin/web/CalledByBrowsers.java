package dev.bonin.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks endpoints that {@link BrowserGuard} stands before, at whatever address an application puts them: under a common prefix, a context path or another
 * {@code bonin.web.path}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CalledByBrowsers {}
