/**
 * Verification requests as rows. Not API.
 */
@NullMarked
package dev.bonin.jdbc.request;

import org.jspecify.annotations.NullMarked;
