/** The application's stored knowledge about a person (accounts, bans, waits) and its certainty. */
@NullMarked
package dev.bonin.standing;

import org.jspecify.annotations.NullMarked;
