/** Measures package-private code of the client, between the network and its callers. */
@NullMarked
package dev.bonin.portone.v1;

import org.jspecify.annotations.NullMarked;
