/** What every implementation of the stores must keep to: tests to extend, for ours and for yours. */
@NullMarked
package dev.bonin.testkit.contract;

import org.jspecify.annotations.NullMarked;
