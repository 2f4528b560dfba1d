package dev.bonin.jdbc.request;

import dev.bonin.audit.AuditEvent;
import dev.bonin.jdbc.account.StandingRows;
import dev.bonin.jdbc.audit.AuditRows;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Exchange.Result;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.HandoverRows;
import dev.bonin.jdbc.person.PersonRows;
import dev.bonin.jdbc.webhook.WebhookEventRows;
import dev.bonin.sealing.SealedHandover;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.source.Evidence;
import dev.bonin.standing.Standing;
import dev.bonin.store.VerificationStore;
import dev.bonin.verification.BrowserHistory;
import dev.bonin.verification.Kept;
import dev.bonin.verification.KeptPerson;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.Redeemable.Taken;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import dev.bonin.verification.Try;
import dev.bonin.verification.TryResult;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Stores requests in rows. Queries for requests that are not accepted state that condition explicitly, because partial
 * indexes contain only such rows.
 */
public final class JdbcVerificationStore implements VerificationStore {
    private static final int MOST_LISTED = 16;
    private static final String CANCEL =
            "UPDATE bonin_verification SET state = 'CANCELLED' WHERE id = ? AND state = 'OPEN'";
    static final String BY_ID = VerificationRows.SELECT + " WHERE id = ?";
    private static final String BY_EVIDENCE = VerificationRows.SELECT + " WHERE evidence = ?";
    private static final String BY_PAGE = VerificationRows.SELECT + " WHERE page_token_hash = ?";
    public static final String UNFINISHED = VerificationRows.SELECT
            + " WHERE binding_hash = ? AND state IN ('OPEN', 'EXPIRED')" + VerificationRows.NOT_OVER
            + " ORDER BY id DESC LIMIT " + MOST_LISTED;
    public static final String OVERDUE = "SELECT id FROM bonin_verification WHERE state = ?" + VerificationRows.NOT_OVER
            + " AND expires_at < ? ORDER BY expires_at LIMIT ?";
    private static final String EXPIRE =
            "UPDATE bonin_verification SET state = 'EXPIRED' WHERE id = ? AND state = 'OPEN'";
    private static final String FORGET =
            "DELETE FROM bonin_verification WHERE id = ? AND state IN ('OPEN', 'EXPIRED', 'CANCELLED')";
    public static final String REFUSED =
            "SELECT id FROM bonin_verification WHERE state = 'REFUSED' AND erase_after <= ?"
                    + " ORDER BY erase_after, id LIMIT ?";
    private static final String FORGET_REFUSED = "DELETE FROM bonin_verification WHERE id = ? AND state = 'REFUSED'";

    private final Transactions transactions;
    private final Opening opening;
    private final Finishing finishing;
    private final Redeeming redeeming;

    /**
     * Creates the store.
     *
     * @param announcing whether outcomes are written to the outbox
     */
    public JdbcVerificationStore(Transactions transactions, boolean announcing) {
        this.transactions = transactions;
        this.opening = new Opening(transactions);
        this.finishing = new Finishing(transactions, announcing);
        this.redeeming = new Redeeming(transactions);
    }

    @Override
    public void open(VerificationRequest request) {
        opening.open(request);
        expectRedemption(request);
    }

    @Override
    public void open(VerificationRequest request, int mostOpen) {
        opening.open(request, mostOpen);
        expectRedemption(request);
    }

    private void expectRedemption(VerificationRequest request) {
        if (request.application().isPresent() || request.redeemable().code().isPresent()) {
            transactions.expectCallers();
        }
    }

    @Override
    public boolean claim(VerificationId id, BindingHash browser, RedemptionCodeHash code, int mostOpen) {
        transactions.expectCallers();
        return opening.claim(id, browser, code, mostOpen);
    }

    @Override
    public BrowserHistory historyOf(BindingHash browser, Evidence evidence) {
        var exchange = new Exchange();
        var history = history(browser, evidence, exchange);
        transactions.read(exchange);
        return history.get();
    }

    @Override
    public BrowserHistory historyAndBegin(Try attempt, Evidence evidence, Instant deadline) {
        try {
            return begun(attempt, evidence, deadline);
        } catch (StoreException lost) {
            if (lost.kind() != Kind.UNKNOWN) {
                throw lost;
            }
            return isBegun(attempt)
                    ? historyOf(attempt.browser(), evidence).begunBy(attempt)
                    : begun(attempt, evidence, deadline);
        }
    }

    /**
     * Returns whether the try is stored. If it commits only after this check, the next attempt waits for its lease, and
     * the try counts once all the same.
     */
    private boolean isBegun(Try attempt) {
        return transactions.read(OpenRows.mark(attempt)::isThere);
    }

    private BrowserHistory begun(Try attempt, Evidence evidence, Instant deadline) {
        var exchange = new Exchange();
        var history = history(attempt.browser(), evidence, exchange);
        var begun = OpenRows.askToBegin(attempt, evidence, deadline, exchange);
        transactions.write(exchange);
        return begun.get() == 1 ? history.get().begunBy(attempt) : history.get();
    }

    private static Result<BrowserHistory> history(BindingHash browser, Evidence evidence, Exchange exchange) {
        var used = exchange.list(Sql.of(BY_EVIDENCE, evidence.value()), VerificationRows::read);
        var unfinished = exchange.list(Sql.of(UNFINISHED, browser.hex()), VerificationRows::read);
        return () -> new BrowserHistory(used.get().stream().findFirst(), unfinished.get());
    }

    @Override
    public TryResult beginTry(Try attempt) {
        return transactions.write(
                connection -> OpenRows.lock(attempt.browser(), connection, transactions.lockingClause())
                        .begin(attempt),
                OpenRows.mark(attempt));
    }

    @Override
    public void endTry(Try attempt, Optional<AuditEvent> refusal) {
        transactions.write(
                connection -> {
                    OpenRows.lock(attempt.browser(), connection, transactions.lockingClause())
                            .end(attempt, refusal.isEmpty());
                    AuditRows.insert(refusal.stream().toList(), connection);
                    return true;
                },
                Mark.of(refusal.stream().toList()));
    }

    @Override
    public Optional<Kept> accept(VerificationId id, Completion completion, SealedPerson person, AuditEvent event) {
        return finishing.accept(id, completion, person, event);
    }

    @Override
    public Optional<Kept> keepBare(VerificationRequest accepted, SealedPerson person, AuditEvent event) {
        return finishing.keepBare(accepted, person, event);
    }

    @Override
    public boolean refuse(VerificationId id, Completion completion, List<AuditEvent> events) {
        return finishing.refuse(id, completion, events);
    }

    @Override
    public Standing standing(String application, SealedPerson person, Optional<String> account, Instant now) {
        return transactions.read(
                connection -> new StandingRows(application, now, transactions, connection).of(person, account));
    }

    @Override
    public Optional<KeptPerson> person(VerificationId id) {
        return transactions.read(connection -> PersonRows.find(id, connection));
    }

    @Override
    public Optional<SealedHandover> handover(VerificationId id) {
        return transactions.read(connection -> HandoverRows.find(id, connection));
    }

    @Override
    public Optional<Taken> redeem(
            VerificationId id, Redeemed redeemed, Instant endsAt, AuditEvent event, Optional<AuditEvent> opening) {
        return redeeming.redeem(id, redeemed, endsAt, event, opening);
    }

    @Override
    public int destroyHandovers(Instant now, int most) {
        return HandoverRows.destroyOver(now, most, transactions);
    }

    @Override
    public boolean cancel(VerificationId id) {
        return transactions.write(connection -> Sql.of(CANCEL, id.value()).update(connection) == 1);
    }

    @Override
    public Optional<VerificationRequest> find(VerificationId id) {
        return only(Sql.of(BY_ID, id.value()));
    }

    @Override
    public Optional<VerificationRequest> findByPage(PageTokenHash page) {
        return only(Sql.of(BY_PAGE, page.hex()));
    }

    private Optional<VerificationRequest> only(Sql query) {
        return transactions.read(connection -> query.list(connection, VerificationRows::read)).stream()
                .findFirst();
    }

    @Override
    public int expire(Instant deadline, int most) {
        return each(overdue(VerificationState.OPEN, deadline, most), EXPIRE, JdbcVerificationStore::tellOfExpiry);
    }

    private static void tellOfExpiry(String id, Connection connection) throws SQLException {
        WebhookEventRows.recording(new VerificationId(id), VerificationState.EXPIRED, null, Optional.empty())
                .update(connection);
    }

    private static void forgetEvents(String id, Connection connection) throws SQLException {
        Sql.of(WebhookEventRows.FORGET, id).update(connection);
    }

    private static Sql overdue(VerificationState state, Instant deadline, int most) {
        return Sql.of(OVERDUE, state.name(), deadline.toEpochMilli(), most);
    }

    /** Deletes by state: a request that was finished in the meantime stays. */
    @Override
    public int forget(Instant deadline, int most) {
        int forgotten = 0;
        for (var state : List.of(VerificationState.EXPIRED, VerificationState.CANCELLED, VerificationState.OPEN)) {
            forgotten += each(overdue(state, deadline, most - forgotten), FORGET, JdbcVerificationStore::forgetEvents);
        }
        return forgotten;
    }

    @Override
    public int forgetRefused(Instant now, int most) {
        return each(Sql.of(REFUSED, now.toEpochMilli(), most), FORGET_REFUSED, JdbcVerificationStore::forgetEvents);
    }

    /** What is written together with the change of a row. */
    @FunctionalInterface
    private interface Consequence {
        void of(String id, Connection connection) throws SQLException;
    }

    /**
     * Reads the rows first and then changes them one by one with a condition: another node may have changed them in
     * between, and locks are held only briefly.
     */
    private int each(Sql found, String change, Consequence consequence) {
        var ids = transactions.read(connection -> found.list(connection, row -> row.getString(1)));
        return ids.isEmpty()
                ? 0
                : transactions.write(connection -> {
                    int changed = 0;
                    for (var id : new TreeSet<>(ids)) { // the order in which all transactions lock
                        if (Sql.of(change, id).update(connection) == 1) {
                            consequence.of(id, connection);
                            changed++;
                        }
                    }
                    return changed;
                });
    }
}
