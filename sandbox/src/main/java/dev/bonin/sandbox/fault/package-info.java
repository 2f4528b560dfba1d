/** Everything that can go wrong between a client and PortOne, as values that a test can ask for. */
@NullMarked
package dev.bonin.sandbox.fault;

import org.jspecify.annotations.NullMarked;
