/**
 * What a Java team has today: Spring Boot as it comes, and PortOne's own client. That client is published where builds
 * of ours do not look, so its way is gone again with its libraries.
 */
@NullMarked
package dev.bonin.benchmark.official;

import org.jspecify.annotations.NullMarked;
