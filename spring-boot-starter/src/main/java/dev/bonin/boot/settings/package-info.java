/** Checks the names and texts of settings before they are read: everything that is wrong is told at once. */
@NullMarked
package dev.bonin.boot.settings;

import org.jspecify.annotations.NullMarked;
