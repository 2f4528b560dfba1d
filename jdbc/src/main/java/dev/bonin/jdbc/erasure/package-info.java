/**
 * Erasures and their ledger as rows. Not API.
 */
@NullMarked
package dev.bonin.jdbc.erasure;

import org.jspecify.annotations.NullMarked;
