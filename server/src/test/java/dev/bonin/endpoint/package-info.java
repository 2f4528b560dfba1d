/** An endpoint for tests of the server. */
@NullMarked
package dev.bonin.endpoint;

import org.jspecify.annotations.NullMarked;
