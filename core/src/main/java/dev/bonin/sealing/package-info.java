/**
 * Storage of persons: values are encrypted with data keys, which are encrypted with the key ring; persons are
 * recognised by keyed hashes. The database alone reveals no person and allows no brute-force search.
 */
@NullMarked
package dev.bonin.sealing;

import org.jspecify.annotations.NullMarked;
