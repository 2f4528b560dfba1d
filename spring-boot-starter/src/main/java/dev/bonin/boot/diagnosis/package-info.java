/** Checks of an installation by its settings, keys, clocks and database: for the command line and for Actuator. */
@NullMarked
package dev.bonin.boot.diagnosis;

import org.jspecify.annotations.NullMarked;
