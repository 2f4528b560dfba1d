/** Puts Bonin into a Spring Boot application: settings, beans, and refusals to start. Wiring, no rules. */
@NullMarked
package dev.bonin.boot;

import org.jspecify.annotations.NullMarked;
