/**
 * Sealed persons, their keys and indexes as rows. Not API.
 */
@NullMarked
package dev.bonin.jdbc.person;

import org.jspecify.annotations.NullMarked;
