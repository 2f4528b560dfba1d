/** Limits calls per caller, and decides by which address callers are distinguished. */
@NullMarked
package dev.bonin.web.limit;

import org.jspecify.annotations.NullMarked;
