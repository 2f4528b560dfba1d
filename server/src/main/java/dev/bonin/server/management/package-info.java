/** Health and metrics for operators, on a port of their own: liveness, readiness, PortOne, and counters. */
@NullMarked
package dev.bonin.server.management;

import org.jspecify.annotations.NullMarked;
