/** The interface of a database: {@link dev.bonin.store.Stores} and its parts. */
@NullMarked
package dev.bonin.store;

import org.jspecify.annotations.NullMarked;
