/** Recurring background work while persons are kept, and its schedule. */
@NullMarked
package dev.bonin.chore;

import org.jspecify.annotations.NullMarked;
