package dev.bonin.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done in one transaction. */
@FunctionalInterface
interface Work<T> {
    T in(Connection connection) throws SQLException;
}
