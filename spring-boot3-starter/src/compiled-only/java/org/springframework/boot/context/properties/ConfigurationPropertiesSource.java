package org.springframework.boot.context.properties;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands for the annotation of Spring Boot 4 that the shared sources carry and Spring Boot 3 does not know. Leaves no
 * trace: no class file names it, and the jar leaves it out.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface ConfigurationPropertiesSource {}
