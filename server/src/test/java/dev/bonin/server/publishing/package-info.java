/** Facts about the POMs. */
@NullMarked
package dev.bonin.server.publishing;

import org.jspecify.annotations.NullMarked;
