package dev.bonin.jdbc.request;

import dev.bonin.audit.AuditEvent;
import dev.bonin.guardian.GuardianDecision;
import dev.bonin.guardian.GuardianStore;
import dev.bonin.guardian.Invited;
import dev.bonin.jdbc.audit.AuditRows;
import dev.bonin.jdbc.engine.Mark;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.ErasedRows;
import dev.bonin.jdbc.person.HandoverRows;
import dev.bonin.jdbc.webhook.WebhookEventRows;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationState;
import dev.bonin.webhook.WebhookType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Stores links for guardians and decides by them. The child's request is locked first, as by every transaction. */
public final class JdbcGuardians implements GuardianStore {
    private static final String STATE = "SELECT state FROM bonin_verification WHERE id = ?";

    private final Transactions transactions;
    private final boolean announcing;

    /**
     * Creates the store.
     *
     * @param announcing whether outcomes are written to the outbox
     */
    public JdbcGuardians(Transactions transactions, boolean announcing) {
        this.transactions = transactions;
        this.announcing = announcing;
    }

    @Override
    public boolean invite(Invited invited, AuditEvent event) {
        return transactions.write(
                connection -> {
                    if (!isWaiting(invited.child(), connection)) {
                        return false;
                    }
                    GuardianRows.replace(invited, connection);
                    AuditRows.insert(List.of(event), connection);
                    return true;
                },
                Mark.of(event));
    }

    private boolean isWaiting(VerificationId child, Connection connection) throws SQLException {
        return Sql.of(STATE + transactions.lockingClause(), child.value())
                .list(connection, row -> VerificationState.valueOf(row.getString(1)))
                .contains(VerificationState.GUARDIAN_NEEDED);
    }

    @Override
    public Optional<GuardianDecision> decision(VerificationId child) {
        return transactions.read(connection -> GuardianRows.decision(child, connection));
    }

    @Override
    public Optional<Invited> find(PageTokenHash link) {
        return transactions.read(connection -> GuardianRows.find(link, connection));
    }

    @Override
    public boolean decide(Decided decided, AuditEvent event) {
        return transactions.write(
                connection -> {
                    if (!isWaiting(decided.child().id(), connection) || !GuardianRows.decide(decided, connection)) {
                        return false;
                    }
                    write(decided, connection);
                    AuditRows.insert(List.of(event), connection);
                    return true;
                },
                Mark.of(event));
    }

    private void write(Decided decided, Connection connection) throws SQLException {
        var child = decided.child();
        var at = decided.decision().at();
        VerificationRows.decide(child, at, announcing).update(connection);
        if (decided.decision().consents()) {
            HandoverRows.endAt(child.id(), decided.redeemUntil(), connection);
            tell(decided, WebhookType.GUARDIAN_CONSENTED, WebhookType.VERIFICATION_ACCEPTED, connection);
        } else {
            new ErasedRows(transactions, connection).destroy(child.id());
            tell(decided, WebhookType.GUARDIAN_REFUSED, WebhookType.VERIFICATION_REFUSED, connection);
        }
    }

    private static void tell(Decided decided, WebhookType first, WebhookType second, Connection connection)
            throws SQLException {
        var child = decided.child();
        var reason = child.completion()
                .flatMap(how -> how.judgement().refusal())
                .flatMap(decision -> decision.verdict().reason());
        for (var type : List.of(first, second)) {
            WebhookEventRows.recording(child.id(), type, decided.decision().at(), reason)
                    .update(connection);
        }
    }
}
