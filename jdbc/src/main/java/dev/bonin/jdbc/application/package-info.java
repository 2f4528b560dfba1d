/**
 * Applications and their keys as rows. Not API.
 */
@NullMarked
package dev.bonin.jdbc.application;

import org.jspecify.annotations.NullMarked;
