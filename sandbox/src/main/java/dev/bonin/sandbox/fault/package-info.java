/** The faults that can happen between a client and PortOne, as values that a test can request. */
@NullMarked
package dev.bonin.sandbox.fault;

import org.jspecify.annotations.NullMarked;
