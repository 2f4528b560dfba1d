/** Puts Bonin into a Spring Boot application: settings, beans and refused starts. Wiring only, no rules. */
@NullMarked
package dev.bonin.boot;

import org.jspecify.annotations.NullMarked;
