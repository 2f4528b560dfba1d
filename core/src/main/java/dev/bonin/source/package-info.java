/**
 * Where reports about people come from. {@link dev.bonin.source.VerificationSource} is the port; PortOne stands behind
 * it, and this package is the only one that knows it.
 */
@NullMarked
package dev.bonin.source;

import org.jspecify.annotations.NullMarked;
