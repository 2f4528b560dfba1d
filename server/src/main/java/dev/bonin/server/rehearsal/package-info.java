/** Verifications of invented people before the first real one, so that the Java machine knows the way. */
@NullMarked
package dev.bonin.server.rehearsal;

import org.jspecify.annotations.NullMarked;
