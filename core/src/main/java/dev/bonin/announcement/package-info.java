/** Delivery of outcomes to the application until it has accepted them, across restarts. */
@NullMarked
package dev.bonin.announcement;

import org.jspecify.annotations.NullMarked;
