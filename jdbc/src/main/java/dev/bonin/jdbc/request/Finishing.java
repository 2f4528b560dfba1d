package dev.bonin.jdbc.request;

import dev.bonin.audit.AuditEvent;
import dev.bonin.jdbc.audit.AuditRows;
import dev.bonin.jdbc.engine.DuplicateException;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.engine.TwoExchanges;
import dev.bonin.jdbc.engine.TwoExchanges.LateDuplicateException;
import dev.bonin.jdbc.person.PersonRows;
import dev.bonin.jdbc.webhook.WebhookEventRows;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Kept;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import dev.bonin.verification.Try.Count;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
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

    /** The update of a request, and the open requests of its browser. */
    private record Change(VerificationId id, Result<List<Count>> ofBrowser, Result<Integer> changed) {
        boolean isMade() {
            return changed.get() == 1;
        }

        void giveBackTries(Exchange last) {
            OpenRows.givingBack(id, ofBrowser.get()).forEach(last::update);
        }
    }

    Optional<Kept> accept(VerificationId id, Completion completion, SealedPerson person, AuditEvent event) {
        return keep(id, VerificationState.ACCEPTED, completion, person, event);
    }

    Optional<Kept> needGuardian(VerificationId id, Completion completion, SealedPerson person, AuditEvent event) {
        return keep(id, VerificationState.GUARDIAN_NEEDED, completion, person, event);
    }

    private Optional<Kept> keep(
            VerificationId id, VerificationState state, Completion completion, SealedPerson person, AuditEvent event) {
        return decided(
                first -> {
                    var change = ask(id, state, completion, first);
                    var search = persons.ask(person, first);
                    return (last, connection) -> {
                        if (!change.isMade()) {
                            return Optional.empty();
                        }
                        change.giveBackTries(last);
                        return Optional.of(
                                persons.keep(id, person, search, kept -> kept.events(event), last, connection));
                    };
                },
                Mark.of(event));
    }

    private Change ask(VerificationId id, VerificationState state, Completion completion, Exchange first) {
        var ofBrowser = OpenRows.ask(id, transactions.lockingClause(), first);
        var changed = first.update(VerificationRows.finish(id, state, completion, announcing && isOutcome(state)));
        first.update(WebhookEventRows.recording(id, state, completion.finishedAt(), reason(state, completion)));
        return new Change(id, ofBrowser, changed);
    }

    /** Until a guardian has decided there is nothing to tell listeners. */
    private static boolean isOutcome(VerificationState state) {
        return state != VerificationState.GUARDIAN_NEEDED;
    }

    private static Optional<String> reason(VerificationState state, Completion completion) {
        return Optional.of(completion.judgement())
                .filter(judgement -> state == VerificationState.REFUSED)
                .flatMap(Judgement::refusal)
                .flatMap(decision -> decision.verdict().reason());
    }

    Optional<Kept> keepBare(VerificationRequest accepted, SealedPerson person, AuditEvent event) {
        return decided(
                first -> {
                    first.update(VerificationRows.insert(accepted));
                    var search = persons.ask(person, first);
                    return (last, connection) -> Optional.of(
                            persons.keep(accepted.id(), person, search, kept -> kept.events(event), last, connection));
                },
                Mark.of(event));
    }

    boolean refuse(VerificationId id, Completion completion, List<AuditEvent> events) {
        return decided(
                        first -> {
                            var change = ask(id, VerificationState.REFUSED, completion, first);
                            return (last, connection) -> {
                                if (!change.isMade()) {
                                    return Optional.empty();
                                }
                                change.giveBackTries(last);
                                if (!events.isEmpty()) {
                                    last.update(AuditRows.inserting(events));
                                }
                                return Optional.of(Kept.NOBODY);
                            };
                        },
                        Mark.of(events))
                .isPresent();
    }

    private Optional<Kept> decided(TwoExchanges<Optional<Kept>> work, Mark mark) {
        return decided(work, mark, MOST_ATTEMPTS);
    }

    private Optional<Kept> decided(TwoExchanges<Optional<Kept>> work, Mark mark, int attempts) {
        try {
            return transactions.writeTogether(work, mark);
        } catch (DuplicateException used) {
            return Optional.empty();
        } catch (LateDuplicateException | PersonRows.PersonAppearedException another) {
            if (attempts == 1) {
                throw new StoreException(Kind.UNAVAILABLE, "too many concurrent inserts of the same person");
            }
            return decided(work, mark, attempts - 1);
        }
    }
}
