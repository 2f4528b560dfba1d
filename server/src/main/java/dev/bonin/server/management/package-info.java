/**
 * What operators see, on a port of their own: whether the server lives, whether it is ready, how PortOne does, and how
 * much of what happened.
 */
@NullMarked
package dev.bonin.server.management;

import org.jspecify.annotations.NullMarked;
