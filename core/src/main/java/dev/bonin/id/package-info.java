/** Ids of objects without a natural name: 32 lower-case letters and digits that cannot be guessed. */
@NullMarked
package dev.bonin.id;

import org.jspecify.annotations.NullMarked;
