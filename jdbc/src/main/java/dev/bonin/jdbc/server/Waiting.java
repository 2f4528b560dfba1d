package dev.bonin.jdbc.server;

import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Job;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.SharedExchange;
import dev.bonin.jdbc.engine.SharedExchange.Changes;
import dev.bonin.jdbc.engine.TwoExchanges.Answer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work of one caller, done together with that of others who send the same statements, or else alone. */
final class Waiting<T> {
    private final Exchange first;
    private final Answer<T> answer;
    private final Job<T> job;
    private final Mark mark;
    private @Nullable T result;

    /**
     * @param first the first exchange, not sent yet
     * @param answer reads its results
     * @param job does the same work alone
     */
    Waiting(Exchange first, Answer<T> answer, Job<T> job, Mark mark) {
        this.first = first;
        this.answer = answer;
        this.job = job;
        this.mark = mark;
    }

    /** Returns what those have in common who can be sent together. */
    String kind() {
        return (job.isWriting() ? "write " : "read ") + first.shape();
    }

    Job<T> job() {
        return job;
    }

    Mark mark() {
        return mark;
    }

    @Nullable
    T result() {
        return result;
    }

    /** Sends the statements of all. If it fails, it is not known whose statement has failed. */
    static boolean send(List<Waiting<?>> group, Changes changes, Connection connection) throws SQLException {
        new SharedExchange(group.stream().map(one -> one.first).toList(), changes).send(connection);
        var last = new ArrayList<Exchange>();
        for (var one : group) {
            last.add(one.answered(connection));
        }
        new SharedExchange(last, changes).send(connection);
        return true;
    }

    private Exchange answered(Connection connection) throws SQLException {
        var last = new Exchange();
        result = answer.answer(last, connection);
        return last;
    }

    void succeed() {
        job.found(result);
        job.succeed();
    }
}
