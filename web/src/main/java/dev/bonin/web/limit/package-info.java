/** How many calls each caller may make, and by which address callers are told apart. */
@NullMarked
package dev.bonin.web.limit;

import org.jspecify.annotations.NullMarked;
