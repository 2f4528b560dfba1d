/**
 * From a verified browser to the application behind it: the browser carries a one-time code, for which the application
 * gets what was certified. Until then the values are sealed under a key that only the code opens; afterwards they are
 * destroyed.
 */
@NullMarked
package dev.bonin.handover;

import org.jspecify.annotations.NullMarked;
