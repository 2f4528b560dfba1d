package dev.bonin.jdbc.request;

import dev.bonin.jdbc.engine.DuplicateException;
import dev.bonin.jdbc.engine.Exchange;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.sql.Connection;
import java.sql.SQLException;

/** Opens requests, for an application or a browser, and binds them to browsers. */
final class Opening {
    private static final String CLAIM = """
            UPDATE bonin_verification SET binding_hash = ?, code_hash = ?
            WHERE id = ? AND coalesce(state, '') = 'OPEN' AND (binding_hash IS NULL OR binding_hash = ?)""";
    /** Identifies this claim, because the code was created for it. */
    private static final String CLAIMED = "SELECT 1 FROM bonin_verification WHERE id = ? AND code_hash = ?";

    private static final String KEPT = "SELECT 1 FROM bonin_verification WHERE id = ?";

    private final Transactions transactions;

    Opening(Transactions transactions) {
        this.transactions = transactions;
    }

    void open(VerificationRequest request) {
        var exchange = new Exchange();
        exchange.update(VerificationRows.insert(request));
        keepNew(request, exchange);
    }

    void open(VerificationRequest request, int mostOpen) {
        var exchange = new Exchange();
        exchange.update(VerificationRows.insert(request));
        var open = request.binding().map(browser -> OpenRows.askHowMany(browser, exchange));
        var isAnswered = keepNew(request, exchange);
        if (open.filter(count -> !isAnswered || count.get().size() > mostOpen).isPresent()) {
            cancelBeyond(mostOpen, request.binding().orElseThrow());
        }
    }

    /**
     * Stores a new request. Returns whether the exchange has its results; if false, its response was lost, and the
     * request was stored some other way or found.
     */
    private boolean keepNew(VerificationRequest request, Exchange exchange) {
        try {
            transactions.write(exchange);
            return true;
        } catch (DuplicateException alreadyThere) {
            throw new StoreException(Kind.UNAVAILABLE, "the request already exists");
        } catch (StoreException lost) {
            if (lost.kind() != Kind.UNKNOWN) {
                throw lost;
            }
            keepUnlessThere(request);
            return false;
        }
    }

    /**
     * Stores the request unless it exists. Ids are never created twice, so an existing one was stored by the attempt
     * whose response was lost, even if that commits only now.
     */
    private void keepUnlessThere(VerificationRequest request) {
        var insert = VerificationRows.insert(request);
        try {
            transactions.write(
                    connection -> isThere(request, connection) || insert.update(connection) == 1,
                    Mark.of(KEPT, request.id().value()));
        } catch (DuplicateException keptJustNow) {
            if (!isThere(request)) {
                throw new StoreException(Kind.UNKNOWN, "a conflicting request exists");
            }
        }
    }

    private void cancelBeyond(int mostOpen, BindingHash browser) {
        transactions.write(connection -> {
            openOf(browser, connection).cancelBeyond(mostOpen);
            return true;
        });
    }

    boolean claim(VerificationId id, BindingHash browser, RedemptionCodeHash code, int mostOpen) {
        return transactions.write(
                connection -> {
                    openOf(browser, connection);
                    var claimed = Sql.of(CLAIM, browser.hex(), code.hex(), id.value(), browser.hex())
                            .update(connection);
                    if (claimed == 1) {
                        openOf(browser, connection).cancelBeyond(mostOpen, id);
                    }
                    return claimed == 1;
                },
                Mark.of(CLAIMED, id.value(), code.hex()));
    }

    private OpenRows openOf(BindingHash browser, Connection connection) throws SQLException {
        return OpenRows.lock(browser, connection, transactions.lockingClause());
    }

    private boolean isThere(VerificationRequest request) {
        return transactions.read(connection -> isThere(request, connection));
    }

    private static boolean isThere(VerificationRequest request, Connection connection) throws SQLException {
        return !Sql.of(KEPT, request.id().value())
                .list(connection, row -> row.getInt(1))
                .isEmpty();
    }
}
