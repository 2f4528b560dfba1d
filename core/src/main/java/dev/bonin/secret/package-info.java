/**
 * Secrets that browsers and applications carry (cookie nonces, page tokens, redemption codes) and the hashes that are
 * stored in their place.
 */
@NullMarked
package dev.bonin.secret;

import org.jspecify.annotations.NullMarked;
