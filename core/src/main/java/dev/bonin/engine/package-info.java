/**
 * Where everything is put together: {@link dev.bonin.engine.Bonin} builds all parts once, so that the starter, the
 * command line and plain Java take the same ones from it.
 */
@NullMarked
package dev.bonin.engine;

import org.jspecify.annotations.NullMarked;
