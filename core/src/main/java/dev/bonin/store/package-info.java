/** What a place that keeps everything has to offer: {@link dev.bonin.store.Stores} and its parts. */
@NullMarked
package dev.bonin.store;

import org.jspecify.annotations.NullMarked;
