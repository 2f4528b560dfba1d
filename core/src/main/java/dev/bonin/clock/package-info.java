/** A time source for irreversible work: expired data is erased only while several clocks agree. */
@NullMarked
package dev.bonin.clock;

import org.jspecify.annotations.NullMarked;
