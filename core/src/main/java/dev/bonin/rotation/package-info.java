/**
 * Key rotation: the keys registered in the database, and the passes that seal and index stored persons again with newer
 * keys.
 */
@NullMarked
package dev.bonin.rotation;

import org.jspecify.annotations.NullMarked;
