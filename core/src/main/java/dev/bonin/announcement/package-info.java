/**
 * Announces outcomes to the application until it has taken them, across restarts.
 */
@NullMarked
package dev.bonin.announcement;

import org.jspecify.annotations.NullMarked;
