package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.Lane;
import dev.bonin.jdbc.engine.UnknownOutcomeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * Many callers, one transaction: those who wait to send the same statements send them together, and wait for the disk
 * once. A group in which anything fails leaves nothing, and each of its callers goes on alone, as without groups.
 */
final class Lanes {
    private static final int MOST_LANES = 64;

    private final Map<String, Lane<Waiting<?>>> lanes = new ConcurrentHashMap<>();
    private final Dialect dialect;
    private final Connections connections;
    private final ServerWork work;
    private final Executor threads;
    private final Alone alone;

    /** Does the work of one caller. */
    interface Alone {
        void run(Waiting<?> one); // unless it has timed out meanwhile

        /** Ends the work of a group that was committed. */
        void committed(List<Waiting<?>> group);

        /** Finds out whether the transaction of a group was committed. */
        void find(Waiting<?> one, UnknownOutcomeException unknown);
    }

    Lanes(Dialect dialect, Connections connections, ServerWork work, Executor threads, Alone alone) {
        this.dialect = dialect;
        this.connections = connections;
        this.work = work;
        this.threads = threads;
        this.alone = alone;
    }

    /**
     * Adds the work of one caller.
     *
     * @throws java.util.concurrent.RejectedExecutionException if too much is waiting
     */
    void add(Waiting<?> one) {
        if (!dialect.sharesTransactions()) {
            threads.execute(() -> claimed(List.of(one)));
            return;
        }
        var kind = one.kind();
        var lane = lanes.get(kind);
        if (lane == null && lanes.size() < MOST_LANES) {
            lane = lanes.computeIfAbsent(
                    kind, any -> new Lane<>(ServerJobs.MOST_WAITING, threads, this::claimed, System::nanoTime));
        }
        if (lane == null) {
            threads.execute(() -> claimed(List.of(one)));
        } else {
            lane.add(one);
        }
    }

    private void claimed(List<Waiting<?>> waiting) {
        if (waiting.size() == 1) {
            alone.run(waiting.get(0));
            return;
        }
        var group = waiting.stream().filter(one -> one.job().claim()).toList();
        if (!group.isEmpty()) {
            together(group);
        }
    }

    private void together(List<Waiting<?>> group) {
        var isDone = false;
        try (var lease = connections.get()) {
            send(group, lease.connection());
            isDone = true;
        } catch (UnknownOutcomeException unknown) {
            connections.renew();
            each(group, one -> alone.find(one, new UnknownOutcomeException(unknown, one.result())));
            return;
        } catch (SQLException | RuntimeException another) {
            if (!isDone) { // otherwise only the connection could not be given back
                group.forEach(one -> one.job().release());
                each(group, alone::run);
                return;
            }
        } catch (Error failure) {
            group.forEach(one -> one.job().fail(failure));
            throw failure;
        }
        alone.committed(group);
    }

    private void send(List<Waiting<?>> group, Connection connection) throws SQLException {
        if (group.get(0).job().isWriting()) {
            work.committed(connection, one -> {
                dialect.hurry(one);
                return Waiting.send(group, dialect::countEach, one);
            });
        } else {
            work.alone(connection, one -> Waiting.send(group, dialect::countEach, one));
        }
    }

    /** Lets those go on who wait behind a group that takes long. */
    void look() {
        lanes.values().forEach(Lane::look);
    }

    /** Lets the callers of a group go on side by side, as far as there are threads. */
    private void each(List<Waiting<?>> group, Consumer<Waiting<?>> step) {
        for (var one : group) {
            try {
                threads.execute(() -> step.accept(one));
            } catch (RejectedExecutionException full) {
                step.accept(one);
            }
        }
    }
}
