/** PortOne V2's stores: credentials and channels. */
@NullMarked
package dev.bonin.sandbox.store;

import org.jspecify.annotations.NullMarked;
