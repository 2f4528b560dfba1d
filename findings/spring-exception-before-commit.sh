#!/usr/bin/env bash
# Spring: a transaction exception that is thrown before the commit, by a TransactionSynchronization, ends the
# transaction without a rollback; closing its connection then commits what was to be undone.
#
# Versions: org.springframework:spring-jdbc 7.0.10 and 6.2.19, org.xerial:sqlite-jdbc 3.53.4.0; OpenJDK 17. Seen on
# 2026-11-29.
#
# Expected: TransactionSynchronization.beforeCommit may throw, and "exceptions will get propagated to the commit caller
# and cause a rollback of the transaction", as its documentation says. UnexpectedRollbackException is what one
# would throw to say so.
#
# Actual: the transaction manager takes an UnexpectedRollbackException or any other TransactionException for one
# of the commit itself and does not roll back. As it hands the connection back it restores auto-commit, which commits
# (JDBC, Connection.setAutoCommit).
#
#   IllegalStateException before the commit: 0 rows
#   UnexpectedRollbackException before the commit: 1 row
#
# Consequence: SpringTransactions.mustRollBack throws an IllegalStateException.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17

cat >"$work/Thrown.java" <<'JAVA'
import java.util.function.Supplier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.*;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.*;

public class Thrown {
    public static void main(String[] args) {
        var source = new DriverManagerDataSource("jdbc:sqlite:" + args[0]);
        var sql = new JdbcTemplate(source);
        sql.execute("CREATE TABLE t (x)");
        System.out.println("IllegalStateException: " + rows(source, sql, () -> new IllegalStateException("no")));
        System.out.println("UnexpectedRollbackException: "
                + rows(source, sql, () -> new UnexpectedRollbackException("no")));
    }

    static int rows(javax.sql.DataSource source, JdbcTemplate sql, Supplier<RuntimeException> thrown) {
        try {
            new TransactionTemplate(new DataSourceTransactionManager(source)).executeWithoutResult(status -> {
                sql.update("INSERT INTO t VALUES (1)");
                TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        throw thrown.get();
                    }
                });
            });
            throw new AssertionError("nothing was thrown");
        } catch (IllegalStateException | UnexpectedRollbackException told) {
            return sql.queryForObject("SELECT count(*) FROM t", Integer.class);
        }
    }
}
JAVA

for version in 7.0.10 6.2.19; do
  rm -rf "${work:?}/lib" "$work/t.db"
  libraries org.xerial:sqlite-jdbc:3.53.4.0 "org.springframework:spring-jdbc:$version"
  text=$(run_java Thrown "$work/t.db")
  printf 'spring-jdbc %s\n%s\n' "$version" "$text"
  seen "$text" 'IllegalStateException: 0' "Spring $version no longer rolls back after an exception before the commit."
  seen "$text" 'UnexpectedRollbackException: 1' "Spring $version rolls back after a transaction exception, too."
done
