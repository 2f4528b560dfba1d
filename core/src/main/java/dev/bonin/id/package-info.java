/** How things are called that have no name of their own: 32 small letters and digits, which nobody can guess. */
@NullMarked
package dev.bonin.id;

import org.jspecify.annotations.NullMarked;
