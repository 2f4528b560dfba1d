package dev.bonin.jdbc.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** The work of one transaction. */
@FunctionalInterface
public interface Work<T> {
    T in(Connection connection) throws SQLException;
}
