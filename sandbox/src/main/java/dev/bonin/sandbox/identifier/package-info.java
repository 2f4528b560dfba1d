/** Random identifiers in the shapes PortOne uses. */
@NullMarked
package dev.bonin.sandbox.identifier;

import org.jspecify.annotations.NullMarked;
