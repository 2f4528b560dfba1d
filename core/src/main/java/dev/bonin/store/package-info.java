/** What a place that keeps everything has to offer ({@link dev.bonin.store.Stores}), and one in memory. */
@NullMarked
package dev.bonin.store;

import org.jspecify.annotations.NullMarked;
