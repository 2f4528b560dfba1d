package dev.bonin.jdbc.request;

import dev.bonin.audit.AuditEvent;
import dev.bonin.jdbc.account.HintRows;
import dev.bonin.jdbc.account.StandingRows;
import dev.bonin.jdbc.audit.AuditRows;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Keyed;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Result;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.HandoverRows;
import dev.bonin.jdbc.person.PersonRows;
import dev.bonin.person.PersonId;
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
import dev.bonin.verification.KeptRequests.KeptAccount;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.Redeemable.Taken;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import dev.bonin.verification.Try;
import dev.bonin.verification.TryResult;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores requests in rows. Queries for requests that are not accepted state that condition explicitly, because partial
 * indexes contain only such rows.
 */
public final class JdbcVerificationStore implements VerificationStore {
    private static final int MOST_LISTED = 16;
    private static final String CANCEL =
            "UPDATE bonin_verification SET state = 'CANCELLED' WHERE id = ?" + VerificationRows.AND_STATE + "= 'OPEN'";
    static final String BY_ID = VerificationRows.SELECT + " WHERE id = ?";
    public static final Keyed BY_EVIDENCE = Keyed.of(VerificationRows.SELECT + " WHERE evidence IN (%s)");
    private static final String BY_PAGE = VerificationRows.SELECT + " WHERE page_token_hash = ?";
    /** The latest of each browser: one that begins again and again has many that are over. */
    public static final Keyed UNFINISHED = Keyed.of("SELECT * FROM ("
            + VerificationRows.SELECT.replace(
                    "FROM bonin_verification",
                    ", row_number() OVER (PARTITION BY binding_hash ORDER BY id DESC) AS place FROM bonin_verification")
            + " WHERE binding_hash IN (%s) AND state IN ('OPEN', 'EXPIRED')" + VerificationRows.NOT_OVER
            + ") latest WHERE place <= " + MOST_LISTED + " ORDER BY id DESC");

    private final Transactions transactions;
    private final Opening opening;
    private final Finishing finishing;
    private final Redeeming redeeming;
    private final OverdueRequests overdue;

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
        this.overdue = new OverdueRequests(transactions);
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
                    : begunAgain(attempt, evidence, deadline);
        }
    }

    /**
     * Begins a try whose first writing may still go on. If that commits only now, this one waits for its row and
     * changes nothing, since the lease is taken: by the same try.
     */
    private BrowserHistory begunAgain(Try attempt, Evidence evidence, Instant deadline) {
        var history = begun(attempt, evidence, deadline);
        return history.begun().isEmpty() && isBegun(attempt) ? history.begunBy(attempt) : history;
    }

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
        var used = exchange.find(
                BY_EVIDENCE, List.of(evidence.value()), VerificationRows::read, request -> isBy(evidence, request));
        var unfinished = exchange.find(
                UNFINISHED,
                List.of(browser.hex()),
                VerificationRows::read,
                request -> request.binding().filter(browser::equals).isPresent());
        return () -> new BrowserHistory(used.get().stream().findFirst(), unfinished.get());
    }

    private static boolean isBy(Evidence evidence, VerificationRequest request) {
        return request.completion()
                .flatMap(Completion::evidence)
                .filter(evidence::equals)
                .isPresent();
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
    public Optional<Kept> needGuardian(
            VerificationId id, Completion completion, SealedPerson person, AuditEvent event) {
        return finishing.needGuardian(id, completion, person, event);
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
        return new StandingRows(application, now, transactions).of(person, account);
    }

    @Override
    public Optional<KeptPerson> person(VerificationId id) {
        return transactions.read(connection -> PersonRows.find(id, connection));
    }

    @Override
    public Optional<KeptAccount> accountOf(String application, PersonId person) {
        return transactions.read(connection -> HintRows.ofPerson(application, person, connection));
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
        return overdue.expire(deadline, most);
    }

    @Override
    public int forget(Instant deadline, int most) {
        return overdue.forget(deadline, most);
    }

    @Override
    public int forgetRefused(Instant now, int most) {
        return overdue.forgetRefused(now, most);
    }
}
