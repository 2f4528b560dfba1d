/**
 * The access log as rows. Not API.
 */
@NullMarked
package dev.bonin.jdbc.audit;

import org.jspecify.annotations.NullMarked;
