/**
 * The composition of all services: {@link dev.bonin.engine.Bonin} builds each one once, for the Spring Boot starter,
 * the command line and plain Java alike.
 */
@NullMarked
package dev.bonin.engine;

import org.jspecify.annotations.NullMarked;
