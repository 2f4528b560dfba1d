package dev.bonin.boot.datasource;

import dev.bonin.jdbc.engine.DatabaseSettings;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.ReflectionUtils;

/**
 * Finds the transaction that Spring has begun for the calling thread on one DataSource, by any transaction manager that
 * binds its connection: that of JDBC, and that of JPA with Hibernate.
 */
final class SpringTransactions implements DatabaseSettings.Callers {
    private static final Logger LOG = LoggerFactory.getLogger(SpringTransactions.class);

    private final DataSource source;
    private final AtomicBoolean told = new AtomicBoolean();

    SpringTransactions(DataSource source) {
        this.source = source;
    }

    @Override
    public Optional<Connection> connection() {
        if (!TransactionSynchronizationManager.isActualTransactionActive() || TransactionEnds.isOver()) {
            return Optional.empty();
        }
        if (!(TransactionSynchronizationManager.getResource(source) instanceof ConnectionHolder) || isOnlyBorrowed()) {
            tellOnce();
            return Optional.empty();
        }
        var connection = DataSourceUtils.getConnection(source);
        DataSourceUtils.releaseConnection(connection, source); // it stays bound to the transaction
        return Optional.of(connection);
    }

    /**
     * Returns whether the bound connection is one that Spring only closes with the transaction of another DataSource:
     * nothing would ever commit what is written on it. No public method of Spring tells.
     */
    private boolean isOnlyBorrowed() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(one -> one.getClass().getEnclosingClass() == DataSourceUtils.class)
                .anyMatch(one -> sourceOf(one) == source);
    }

    private static @Nullable Object sourceOf(TransactionSynchronization one) {
        var field = ReflectionUtils.findField(one.getClass(), "dataSource", DataSource.class);
        if (field == null) {
            throw new IllegalStateException("Another DataSource is used in this transaction, and this version of Spring"
                    + " does not tell which (expected: bonin.store.datasource used before the other one)");
        }
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, one);
    }

    private void tellOnce() {
        if (told.compareAndSet(false, true)) {
            LOG.warn(
                    "Accounts: called within a transaction of another DataSource, or of a transaction manager that hides"
                            + " its connection, so a link is committed on its own and stays if that transaction rolls back. Use a"
                            + " transaction manager on the DataSource of bonin.store.datasource.");
        }
    }

    /**
     * Works with every transaction manager: what throws before the commit rolls back. It must not be one of Spring's
     * own transaction exceptions, which are taken for what the commit threw: then nothing is rolled back any more.
     */
    @Override
    public void mustRollBack() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                throw new IllegalStateException("Rolled back, because a call of Bonin in this transaction failed");
            }
        });
    }
}
