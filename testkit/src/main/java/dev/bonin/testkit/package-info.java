/** Helpers for tests of applications that verify people, ours and yours. */
@NullMarked
package dev.bonin.testkit;

import org.jspecify.annotations.NullMarked;
