/**
 * What time it is, where a mistake could not be undone: nothing is destroyed for being old unless several clocks agree.
 */
@NullMarked
package dev.bonin.clock;

import org.jspecify.annotations.NullMarked;
