/** Random identifiers in PortOne's formats. */
@NullMarked
package dev.bonin.sandbox.identifier;

import org.jspecify.annotations.NullMarked;
