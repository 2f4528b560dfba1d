/** For the tests of applications that verify people: {@link dev.bonin.testkit.BoninSandbox} is the way in. */
@NullMarked
package dev.bonin.testkit;

import org.jspecify.annotations.NullMarked;
