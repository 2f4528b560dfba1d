package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.DatabaseSettings.Callers;
import dev.bonin.jdbc.engine.DuplicateException;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Failures;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.engine.TwoExchanges;
import dev.bonin.jdbc.engine.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes part in the transaction of the caller, on the caller's thread and connection; without one, each work is a
 * transaction of its own. Whether what was done is kept, the caller's commit decides.
 */
final class JoiningTransactions extends DialectTransactions {
    private final Transactions own;
    private final Supplier<Transactions> apart;
    private final ForeignDialect dialect;
    private final Callers callers;

    /**
     * @param own of work that is no part of a caller's transaction
     * @param apart of work that is done while a caller waits, on connections that no caller has
     */
    JoiningTransactions(Transactions own, Supplier<Transactions> apart, ForeignDialect dialect, Callers callers) {
        super(dialect);
        this.own = own;
        this.apart = apart;
        this.dialect = dialect;
        this.callers = callers;
    }

    @Override
    public <T> T write(Work<T> work, Mark mark) {
        var caller = callers.connection();
        return caller.isPresent() ? joined(work, caller.get()) : own.write(work, mark);
    }

    @Override
    public void write(Exchange exchange) {
        var caller = callers.connection();
        if (caller.isEmpty()) {
            own.write(exchange);
            return;
        }
        joined(
                connection -> {
                    dialect.send(exchange, connection);
                    return true;
                },
                caller.get());
    }

    @Override
    public <T> T writeTogether(TwoExchanges<T> work, Mark mark) {
        return callers.connection().isPresent() ? super.writeTogether(work, mark) : own.writeTogether(work, mark);
    }

    private <T> T joined(Work<T> work, Connection connection) {
        try {
            return new JoinedWork(dialect, connection).done(work);
        } catch (SQLException failure) {
            var known = Failures.of(failure);
            if (!(known instanceof DuplicateException)) {
                callers.mustRollBack();
            }
            throw known;
        }
    }

    @Override
    public void writeApart(Work<?> work, Mark mark) {
        if (callers.connection().isEmpty()) {
            return;
        }
        try {
            apart.get().write(work, mark);
        } catch (RuntimeException failure) {
            callers.mustRollBack();
            throw failure;
        }
    }

    @Override
    public void read(Exchange exchange) {
        if (callers.connection().isPresent()) {
            super.read(exchange);
        } else {
            own.read(exchange);
        }
    }

    /** Sees what the caller's transaction sees. */
    @Override
    public <T> T read(Work<T> work) {
        var caller = callers.connection();
        if (caller.isEmpty()) {
            return own.read(work);
        }
        try {
            return work.in(caller.get());
        } catch (SQLException failure) {
            callers.mustRollBack();
            throw Failures.of(failure);
        }
    }

    @Override
    public void requireWritable() {
        own.requireWritable();
    }

    @Override
    public Optional<Instant> serverTime() {
        return own.serverTime();
    }

    /** Commits only what is not the caller's. */
    @Override
    public void sendLast(Exchange exchange, Connection connection) throws SQLException {
        if (callers.connection().isPresent()) {
            dialect.send(exchange, connection);
        } else {
            own.sendLast(exchange, connection);
        }
    }

    /** Does nothing: the transactions that these belong to are closed. */
    @Override
    public void close() {}
}
