/** Places to keep verifications in. */
@NullMarked
package dev.bonin.store;

import org.jspecify.annotations.NullMarked;
