/**
 * How persons are kept: encrypted by keys that are encrypted themselves, and found again through keyed hashes. Whoever
 * has the database alone has neither the people nor a way to try them out.
 */
@NullMarked
package dev.bonin.sealing;

import org.jspecify.annotations.NullMarked;
