/**
 * The SQL implementation of the stores: SQLite in a file beside the application, PostgreSQL, MariaDB and MySQL. {@link
 * dev.bonin.jdbc.BoninDatabase} opens either. Conditional updates and unique constraints decide every race, so any
 * number of nodes may share one PostgreSQL. The subpackages are not API.
 */
@NullMarked
package dev.bonin.jdbc;

import org.jspecify.annotations.NullMarked;
