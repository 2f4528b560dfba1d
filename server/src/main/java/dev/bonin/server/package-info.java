/** The runnable: the starter's endpoints, a sandbox beside them, a page to try both on, and the command line. */
@NullMarked
package dev.bonin.server;

import org.jspecify.annotations.NullMarked;
