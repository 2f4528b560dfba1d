/** What this process shares its machine with: other users. Not API. */
@NullMarked
package dev.bonin.boot.machine;

import org.jspecify.annotations.NullMarked;
