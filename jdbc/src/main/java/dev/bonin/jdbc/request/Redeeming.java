package dev.bonin.jdbc.request;

import dev.bonin.audit.AuditEvent;
import dev.bonin.jdbc.audit.AuditRows;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.HandoverRows;
import dev.bonin.verification.Redeemable;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.Redeemable.Taken;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Redeems a request once: the update of its row decides which of several concurrent calls does. */
final class Redeeming {
    private static final String REDEEM = """
            UPDATE bonin_verification SET redeemed_at = ?, redeemed_by = ?
            WHERE id = ? AND coalesce(state, '') = 'ACCEPTED' AND code_hash IS NOT NULL AND redeemed_at IS NULL""";
    private static final String BY_ID = VerificationRows.SELECT + " WHERE id = ?";

    private final Transactions transactions;

    Redeeming(Transactions transactions) {
        this.transactions = transactions;
    }

    Optional<Taken> redeem(
            VerificationId id, Redeemed redeemed, Instant endsAt, AuditEvent event, Optional<AuditEvent> opening) {
        var taken = transactions.write(connection -> redeem(id, redeemed, endsAt, event, connection), Mark.of(event));
        if (taken.filter(Taken::isNew).isPresent()) {
            opening.ifPresent(this::keepApart);
        }
        return taken;
    }

    private Optional<Taken> redeem(
            VerificationId id, Redeemed redeemed, Instant endsAt, AuditEvent event, Connection connection)
            throws SQLException {
        var changed = Sql.of(REDEEM, redeemed.at().toEpochMilli(), redeemed.by().hex(), id.value())
                .update(connection);
        if (changed == 0) {
            return before(id, connection);
        }
        HandoverRows.endAt(id, endsAt, connection);
        AuditRows.insert(List.of(event), connection);
        return Optional.of(new Taken(redeemed, true));
    }

    private static Optional<Taken> before(VerificationId id, Connection connection) throws SQLException {
        return Sql.of(BY_ID, id.value()).list(connection, VerificationRows::read).stream()
                .filter(request -> request.state() == VerificationState.ACCEPTED)
                .findFirst()
                .map(VerificationRequest::redeemable)
                .flatMap(Redeemable::redeemed)
                .map(first -> new Taken(first, false));
    }

    private void keepApart(AuditEvent opening) {
        transactions.writeApart(
                connection -> {
                    AuditRows.insert(List.of(opening), connection);
                    return true;
                },
                Mark.of(opening));
    }
}
