/** The application's own DataSource, and the transactions that Spring begins on it. */
@NullMarked
package dev.bonin.boot.datasource;

import org.jspecify.annotations.NullMarked;
