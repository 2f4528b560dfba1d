/**
 * The values of a verified person, each with its assurance. {@code toString} hides them all; {@code reveal} is the only
 * accessor that exposes a value, so searching for it finds every use.
 */
@NullMarked
package dev.bonin.person;

import org.jspecify.annotations.NullMarked;
