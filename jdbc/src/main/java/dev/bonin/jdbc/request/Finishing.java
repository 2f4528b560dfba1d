package dev.bonin.jdbc.request;

import dev.bonin.audit.AuditEvent;
import dev.bonin.jdbc.audit.AuditRows;
import dev.bonin.jdbc.engine.DuplicateException;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Exchange.Result;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.engine.Work;
import dev.bonin.jdbc.person.PersonRows;
import dev.bonin.jdbc.webhook.WebhookEventRows;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.verification.Kept;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Accepts or refuses a request in one transaction of two round trips: lock, update and look up the person; then insert.
 */
final class Finishing {
    /**
     * How often a transaction is tried if others insert the same person concurrently. Once one has committed, the
     * others find that person.
     */
    private static final int MOST_ATTEMPTS = 5;

    private final Transactions transactions;
    private final PersonRows persons;
    private final boolean announcing;

    /**
     * Creates the operations.
     *
     * @param announcing whether outcomes are written to the outbox
     */
    Finishing(Transactions transactions, boolean announcing) {
        this.transactions = transactions;
        this.announcing = announcing;
        this.persons = new PersonRows(transactions);
    }

    /** The update of a request, and the other open requests of its browser. */
    private record Change(VerificationId id, Result<OpenRows> ofBrowser, Result<Integer> changed) {
        boolean isMade() {
            return changed.get() == 1;
        }

        void giveBackTries() throws SQLException {
            ofBrowser.get().giveBack(id);
        }
    }

    Optional<Kept> accept(VerificationId id, Completion completion, SealedPerson person, AuditEvent event) {
        return decided(
                connection -> {
                    var exchange = new Exchange();
                    var change = ask(id, VerificationState.ACCEPTED, completion, connection, exchange);
                    var search = persons.ask(person, exchange);
                    transactions.send(exchange, connection);
                    if (!change.isMade()) {
                        return Optional.empty();
                    }
                    change.giveBackTries();
                    return Optional.of(persons.keep(id, person, search, kept -> kept.events(event), connection));
                },
                Mark.of(event));
    }

    private Change ask(
            VerificationId id,
            VerificationState state,
            Completion completion,
            Connection connection,
            Exchange exchange) {
        var ofBrowser = OpenRows.ask(id, connection, transactions.lockingClause(), exchange);
        var changed = exchange.update(VerificationRows.finish(id, state, completion, announcing));
        exchange.update(WebhookEventRows.recording(id, state, completion.finishedAt(), reason(completion)));
        return new Change(id, ofBrowser, changed);
    }

    private static Optional<String> reason(Completion completion) {
        return completion
                .judgement()
                .refusal()
                .flatMap(decision -> decision.verdict().reason());
    }

    Optional<Kept> keepBare(VerificationRequest accepted, SealedPerson person, AuditEvent event) {
        return decided(
                connection -> {
                    var exchange = new Exchange();
                    exchange.update(VerificationRows.insert(accepted));
                    var search = persons.ask(person, exchange);
                    transactions.send(exchange, connection);
                    return Optional.of(
                            persons.keep(accepted.id(), person, search, kept -> kept.events(event), connection));
                },
                Mark.of(event));
    }

    boolean refuse(VerificationId id, Completion completion, List<AuditEvent> events) {
        return decided(
                        connection -> {
                            var exchange = new Exchange();
                            var change = ask(id, VerificationState.REFUSED, completion, connection, exchange);
                            transactions.send(exchange, connection);
                            if (!change.isMade()) {
                                return Optional.empty();
                            }
                            change.giveBackTries();
                            AuditRows.insert(events, connection);
                            return Optional.of(Kept.NOBODY);
                        },
                        Mark.of(events))
                .isPresent();
    }

    private Optional<Kept> decided(Work<Optional<Kept>> work, Mark mark) {
        return decided(work, mark, MOST_ATTEMPTS);
    }

    private Optional<Kept> decided(Work<Optional<Kept>> work, Mark mark, int attempts) {
        try {
            return transactions.write(work, mark);
        } catch (DuplicateException used) {
            return Optional.empty();
        } catch (PersonRows.PersonAppearedException another) {
            if (attempts == 1) {
                throw new StoreException(Kind.UNAVAILABLE, "too many concurrent inserts of the same person");
            }
            return decided(work, mark, attempts - 1);
        }
    }
}
