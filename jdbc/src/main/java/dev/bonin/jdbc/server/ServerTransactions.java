package dev.bonin.jdbc.server;

import dev.bonin.diagnosis.Finding;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.engine.TwoExchanges;
import dev.bonin.jdbc.engine.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Transactions on a database server, each on a connection of its own. Whatever the server does, no call waits
 * longer than the limits of {@link ServerJobs}.
 */
public final class ServerTransactions extends DialectTransactions {
    private final ServerJobs jobs;
    private final Optional<Connections> keptBesideCallers;
    private @Nullable ServerTransactions besideCallers;
    private boolean isClosed;

    ServerTransactions(Dialect dialect, Connections connections) {
        this(dialect, connections, Optional.empty());
    }

    private ServerTransactions(Dialect dialect, Connections connections, Optional<Connections> keptBesideCallers) {
        super(dialect);
        this.keptBesideCallers = keptBesideCallers;
        this.jobs = new ServerJobs(connections, dialect);
    }

    /** Runs transactions on connections of the application's DataSource. */
    public static ServerTransactions over(DatabaseSettings.Shared settings) {
        var dialect = Dialects.of(settings.source());
        var connections = new SharedConnections(settings.source(), dialect, settings.connections());
        return new ServerTransactions(dialect, connections, Optional.of(new KeptConnection(connections, dialect)));
    }

    /** Returns the name of the folder with the migrations for this server. */
    public String folderOfMigrations() {
        return dialect().name();
    }

    @Override
    public Transactions joining(DatabaseSettings.Callers callers) {
        return new JoiningTransactions(this, this::besideCallers, Dialects.foreign(dialect()), callers);
    }

    /**
     * Retries on a new connection if the old one ended before the commit: a restarted server has closed all
     * connections, and this shows only when they are used.
     */
    @Override
    public <T> T write(Work<T> work, Mark mark) {
        return jobs.write(work, mark);
    }

    @Override
    public <T> T writeTogether(TwoExchanges<T> work, Mark mark) {
        return jobs.writeTogether(work, mark);
    }

    @Override
    public void read(Exchange exchange) {
        jobs.read(exchange);
    }

    @Override
    public <T> T read(Work<T> work) {
        return jobs.read(work);
    }

    @Override
    public void requireWritable() {
        read(connection -> {
            jobs.requireSpace();
            dialect().requireWritable(connection);
            return true;
        });
    }

    @Override
    public List<Finding> diagnose() {
        return read(dialect()::diagnose);
    }

    @Override
    public Optional<Instant> serverTime() {
        return Optional.of(read(dialect()::serverTime));
    }

    /** If the response is lost, the work continues to its result, and the commit is looked up afterwards. */
    @Override
    public void sendLast(Exchange exchange, Connection connection) throws SQLException {
        jobs.sendLast(exchange, connection);
    }

    @Override
    public void write(Exchange exchange) {
        jobs.write(exchange);
    }

    /**
     * Returns transactions that never wait for a connection which a caller uses: callers that wait for them would wait
     * for each other.
     */
    synchronized ServerTransactions besideCallers() {
        var one = besideCallers;
        if (one == null) {
            one = isClosed
                    ? this
                    : keptBesideCallers
                            .map(kept -> new ServerTransactions(dialect(), kept))
                            .orElse(this);
            besideCallers = one;
        }
        return one;
    }

    @Override
    public void expectCallers() {
        var beside = besideCallers();
        if (beside != this) {
            beside.jobs.prepare();
        }
    }

    @Override
    public void close() {
        var beside = closed();
        if (beside != null && beside != this) {
            beside.close();
        }
        jobs.close();
    }

    private synchronized @Nullable ServerTransactions closed() {
        isClosed = true;
        return besideCallers;
    }
}
