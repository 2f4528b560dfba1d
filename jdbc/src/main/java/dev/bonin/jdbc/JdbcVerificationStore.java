package dev.bonin.jdbc;

import dev.bonin.source.ImpUid;
import dev.bonin.verification.BindingHash;
import dev.bonin.verification.PageTokenHash;
import dev.bonin.verification.RedemptionCodeHash;
import dev.bonin.verification.Tried;
import dev.bonin.verification.Try;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import dev.bonin.verification.VerificationStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Requests as rows. What is not accepted says so in every condition, since the indexes hold nothing else. */
final class JdbcVerificationStore implements VerificationStore {
    private static final int MOST_LISTED = 16;
    private static final String CLAIM = "UPDATE verification_request SET binding_hash = ?, code_hash = ?"
            + " WHERE id = ? AND state = 'OPEN' AND (binding_hash IS NULL OR binding_hash = ?)";
    private static final String ACCEPT =
            "UPDATE verification_request SET state = 'ACCEPTED', imp_uid = ?, provider = ?,"
                    + " certified_at = ?, finished_at = ?, lease_until = 0 WHERE id = ? AND state = 'OPEN'";
    private static final String BY_ID = VerificationRows.SELECT + " WHERE id = ?";
    private static final String BY_IMP_UID = VerificationRows.SELECT + " WHERE imp_uid = ?";
    private static final String BY_PAGE = VerificationRows.SELECT + " WHERE page_token_hash = ?";
    private static final String OF_BROWSER = VerificationRows.SELECT
            + " WHERE binding_hash = ? AND state = ? AND state <> 'ACCEPTED' ORDER BY id DESC LIMIT " + MOST_LISTED;
    private static final String OVERDUE =
            "SELECT id FROM verification_request WHERE state = ? AND state <> 'ACCEPTED' AND expires_at < ?"
                    + " ORDER BY expires_at LIMIT ?";

    private final Transactions transactions;

    JdbcVerificationStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void open(VerificationRequest request, int mostOpen) {
        transactions.write(connection -> {
            VerificationRows.insert(request).update(connection);
            if (request.binding().isPresent()) {
                openOf(request.binding().get(), connection).cancelBeyond(mostOpen);
            }
            return true;
        });
    }

    @Override
    public boolean claim(VerificationId id, BindingHash browser, RedemptionCodeHash code, int mostOpen) {
        return transactions.write(connection -> {
            openOf(browser, connection);
            var claimed = Sql.of(CLAIM, browser.hex(), code.hex(), id.value(), browser.hex())
                    .update(connection);
            openOf(browser, connection).cancelBeyond(mostOpen);
            return claimed == 1;
        });
    }

    private OpenRows openOf(BindingHash browser, Connection connection) throws SQLException {
        return OpenRows.lock(browser, connection, transactions.lockingClause());
    }

    @Override
    public List<VerificationRequest> unfinishedOf(BindingHash browser) {
        return transactions.read(connection -> Stream.concat(
                        of(connection, browser, VerificationState.OPEN),
                        of(connection, browser, VerificationState.EXPIRED))
                .sorted(Comparator.comparing(
                                (VerificationRequest request) -> request.id().value())
                        .reversed())
                .limit(MOST_LISTED)
                .toList());
    }

    private static Stream<VerificationRequest> of(Connection connection, BindingHash browser, VerificationState state)
            throws SQLException {
        return Sql.of(OF_BROWSER, browser.hex(), state.name()).list(connection, VerificationRows::read).stream();
    }

    @Override
    public Tried beginTry(Try attempt) {
        return transactions.write(
                connection -> openOf(attempt.browser(), connection).begin(attempt));
    }

    @Override
    public void endTry(Try attempt, boolean undone) {
        transactions.write(connection -> {
            openOf(attempt.browser(), connection).end(attempt, undone);
            return true;
        });
    }

    @Override
    public boolean accept(VerificationId id, Completion completion) {
        return unlessDuplicate(connection -> {
            var browser = Sql.of("SELECT binding_hash FROM verification_request WHERE id = ?", id.value())
                    .list(connection, row -> new BindingHash(String.valueOf(row.getString(1))));
            if (browser.isEmpty()) {
                return false;
            }
            openOf(browser.get(0), connection);
            var accepted = Sql.of(
                            ACCEPT,
                            completion.impUid().value(),
                            completion.provider(),
                            completion.certifiedAt().toEpochMilli(),
                            completion.finishedAt().toEpochMilli(),
                            id.value())
                    .update(connection);
            if (accepted == 1) {
                openOf(browser.get(0), connection).giveBack();
            }
            return accepted == 1;
        });
    }

    @Override
    public boolean keepBare(VerificationRequest accepted) {
        return unlessDuplicate(connection -> VerificationRows.insert(accepted).update(connection) == 1);
    }

    private boolean unlessDuplicate(Work<Boolean> work) {
        try {
            return transactions.write(work);
        } catch (DuplicateException used) {
            return false;
        }
    }

    @Override
    public boolean redeem(VerificationId id, Instant at) {
        return changesOne(Sql.of(
                "UPDATE verification_request SET redeemed_at = ? WHERE id = ? AND state = 'ACCEPTED'"
                        + " AND application IS NOT NULL AND redeemed_at IS NULL",
                at.toEpochMilli(),
                id.value()));
    }

    @Override
    public boolean cancel(VerificationId id) {
        return changesOne(Sql.of(
                "UPDATE verification_request SET state = 'CANCELLED' WHERE id = ? AND state = 'OPEN'", id.value()));
    }

    private boolean changesOne(Sql update) {
        return transactions.write(connection -> update.update(connection) == 1);
    }

    @Override
    public Optional<VerificationRequest> find(VerificationId id) {
        return only(Sql.of(BY_ID, id.value()));
    }

    @Override
    public Optional<VerificationRequest> findByImpUid(ImpUid impUid) {
        return only(Sql.of(BY_IMP_UID, impUid.value()));
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
        return each(
                VerificationState.OPEN,
                deadline,
                most,
                "UPDATE verification_request SET state = 'EXPIRED' WHERE id = ? AND state = 'OPEN'");
    }

    @Override
    public int forget(Instant deadline, int most) {
        int forgotten = 0;
        for (var state : List.of(VerificationState.EXPIRED, VerificationState.CANCELLED, VerificationState.OPEN)) {
            forgotten += each(
                    state,
                    deadline,
                    most - forgotten,
                    "DELETE FROM verification_request WHERE id = ? AND state <> 'ACCEPTED'");
        }
        return forgotten;
    }

    /** Found first and changed afterwards, row by row: another node may have been there in between, and nobody waits long for a lock. */
    private int each(VerificationState state, Instant deadline, int most, String change) {
        var ids = transactions.read(connection ->
                Sql.of(OVERDUE, state.name(), deadline.toEpochMilli(), most).list(connection, row -> row.getString(1)));
        return ids.isEmpty()
                ? 0
                : transactions.write(connection -> {
                    int changed = 0;
                    for (var id : new TreeSet<>(ids)) { // in the order in which everybody locks
                        changed += Sql.of(change, id).update(connection);
                    }
                    return changed;
                });
    }
}
