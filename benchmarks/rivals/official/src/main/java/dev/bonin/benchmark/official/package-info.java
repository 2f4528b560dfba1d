/**
 * A Java team's current solution: Spring Boot with default settings, and PortOne's own client. That client is not
 * published in the repositories of our build, so its calls are rebuilt here with the same libraries.
 */
@NullMarked
package dev.bonin.benchmark.official;

import org.jspecify.annotations.NullMarked;
