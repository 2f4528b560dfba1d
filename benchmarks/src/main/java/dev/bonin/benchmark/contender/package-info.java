/** What is measured: programs of their own, each on the core that it is given. */
@NullMarked
package dev.bonin.benchmark.contender;

import org.jspecify.annotations.NullMarked;
