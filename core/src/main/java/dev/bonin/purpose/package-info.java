/**
 * The purposes of verifications: which people each lets through, what it stores and for how long, and the defaults of
 * those that Bonin knows by name.
 */
@NullMarked
package dev.bonin.purpose;

import org.jspecify.annotations.NullMarked;
