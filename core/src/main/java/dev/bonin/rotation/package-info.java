/**
 * Replacing keys: which keys of the ring the database knows, and the passes that seal and index persons again under
 * newer ones.
 */
@NullMarked
package dev.bonin.rotation;

import org.jspecify.annotations.NullMarked;
