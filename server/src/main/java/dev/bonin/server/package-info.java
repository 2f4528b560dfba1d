/** The runnable server: the starter's endpoints, an embedded sandbox, the demo page and the command line. */
@NullMarked
package dev.bonin.server;

import org.jspecify.annotations.NullMarked;
