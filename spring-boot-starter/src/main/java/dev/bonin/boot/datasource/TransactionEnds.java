package dev.bonin.boot.datasource;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Marks a transaction of Spring as ended. Its connection stays bound to the thread while what the application has
 * registered for after the commit is called; what joined it then, nothing would commit.
 */
final class TransactionEnds implements TransactionExecutionListener {

    @Override
    public void afterBegin(TransactionExecution begun, @Nullable Throwable failure) {
        if (failure == null
                && begun.isNewTransaction()
                && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new End());
        }
    }

    /** Returns whether the transaction of the calling thread has ended already. */
    static boolean isOver() {
        return !TransactionSynchronizationManager.isSynchronizationActive()
                || TransactionSynchronizationManager.getSynchronizations().stream()
                        .anyMatch(one -> one instanceof End end && end.isOver);
    }

    /** Is the first to hear of the commit. After a rollback, Spring has removed all of its kind already. */
    private static final class End implements TransactionSynchronization {
        private boolean isOver;

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }

        @Override
        public void afterCommit() {
            isOver = true;
        }
    }
}
