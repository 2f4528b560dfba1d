/** The sandbox's own API: certified records without a browser, faults, the clock, recorded calls. */
@NullMarked
package dev.bonin.sandbox.control;

import org.jspecify.annotations.NullMarked;
