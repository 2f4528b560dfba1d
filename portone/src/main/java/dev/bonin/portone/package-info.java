/**
 * What PortOne's two REST APIs have in common: where they are, what they report, how they fail. Their clients are in
 * {@link dev.bonin.portone.v1} and {@link dev.bonin.portone.v2}.
 *
 * <p>Nothing in these packages prints personal data or a secret: not in {@code toString}, in an exception or in a log.
 */
@NullMarked
package dev.bonin.portone;

import org.jspecify.annotations.NullMarked;
