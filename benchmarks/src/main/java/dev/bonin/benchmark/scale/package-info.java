/** The command for what many verifications at once, for long, or stored ones cost, and what its parts measure. */
@NullMarked
package dev.bonin.benchmark.scale;

import org.jspecify.annotations.NullMarked;
