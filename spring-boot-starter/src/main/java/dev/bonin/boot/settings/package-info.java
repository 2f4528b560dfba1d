/** Checks the names and texts of settings before they are read: everything that is wrong is named at once. */
@NullMarked
package dev.bonin.boot.settings;

import org.jspecify.annotations.NullMarked;
