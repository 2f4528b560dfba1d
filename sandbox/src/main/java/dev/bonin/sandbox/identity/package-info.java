/** Identity verifications of PortOne V2: records, orders of tests, and verification without a window. */
@NullMarked
package dev.bonin.sandbox.identity;

import org.jspecify.annotations.NullMarked;
