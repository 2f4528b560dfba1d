/**
 * Transactions on SQLite, PostgreSQL, MariaDB and MySQL, and the statements that run in them. Not API.
 */
@NullMarked
package dev.bonin.jdbc.engine;

import org.jspecify.annotations.NullMarked;
