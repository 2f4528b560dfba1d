package dev.bonin.server.application;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks endpoints that {@link ApplicationGuard} guards, at any path. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface CalledByApplications {}
