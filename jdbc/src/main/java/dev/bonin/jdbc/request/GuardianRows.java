package dev.bonin.jdbc.request;

import dev.bonin.guardian.GuardianDecision;
import dev.bonin.guardian.GuardianStore.Decided;
import dev.bonin.guardian.Invited;
import dev.bonin.guardian.Wording;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.person.PersonId;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.verification.VerificationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Links for guardians as rows, each with the decision that was made by it. */
public final class GuardianRows {
    /** Deletes what is left of a child's verification that is deleted. */
    public static final String FORGET = "DELETE FROM bonin_guardian WHERE verification_id = ?";

    private static final String UNDECIDED = " AND decision IS NULL";
    private static final String INSERT = """
            INSERT INTO bonin_guardian
              (verification_id, link_hash, invited_at, wording_version, wording_text, wording_sha256, form)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    private static final String BY_LINK = """
            SELECT verification_id, link_hash, invited_at, wording_version, wording_text, form
            FROM bonin_guardian WHERE link_hash = ?""";
    private static final String DECISION = """
            SELECT decision, person_id, decided_at, wording_version, wording_sha256
            FROM bonin_guardian WHERE verification_id = ? AND decision IS NOT NULL""";
    private static final String DECIDE = """
            UPDATE bonin_guardian SET decision = ?, decided_at = ?, person_id = ?, guardian_id = ?, form = NULL
            WHERE verification_id = ? AND link_hash = ? AND wording_sha256 = ?""" + UNDECIDED;
    private static final String GUARDIAN =
            "SELECT guardian_id FROM bonin_guardian WHERE verification_id = ? AND guardian_id IS NOT NULL";
    private static final String EMPTY =
            "UPDATE bonin_guardian SET person_id = NULL, guardian_id = NULL WHERE verification_id = ?";
    private static final String EMPTY_OF = EMPTY + " AND guardian_id = ?";
    private static final String KEEP_UNTIL =
            "UPDATE bonin_verification SET erase_after = ? WHERE id = ?" + VerificationRows.AND_STATE + "= 'ACCEPTED'";

    private GuardianRows() {}

    static void replace(Invited invited, Connection connection) throws SQLException {
        var child = invited.child().value();
        Sql.of(FORGET + UNDECIDED, child).update(connection);
        Sql.of(
                        INSERT,
                        child,
                        invited.link().hex(),
                        invited.invitedAt().toEpochMilli(),
                        invited.wording().version(),
                        invited.wording().text(),
                        invited.wording().sha256(),
                        invited.form().orElse(null))
                .update(connection);
    }

    static Optional<Invited> find(PageTokenHash link, Connection connection) throws SQLException {
        return Sql.of(BY_LINK, link.hex()).list(connection, GuardianRows::invited).stream()
                .findFirst();
    }

    private static Invited invited(ResultSet row) throws SQLException {
        return new Invited(
                new VerificationId(row.getString("verification_id")),
                new PageTokenHash(row.getString("link_hash")),
                new Wording(row.getString("wording_version"), row.getString("wording_text")),
                Optional.ofNullable(row.getString("form")),
                Instant.ofEpochMilli(row.getLong("invited_at")));
    }

    /** Returns what was decided about a child; empty if nothing was. */
    public static Optional<GuardianDecision> decision(VerificationId child, Connection connection) throws SQLException {
        return Sql.of(DECISION, child.value()).list(connection, GuardianRows::decision).stream()
                .findFirst();
    }

    private static GuardianDecision decision(ResultSet row) throws SQLException {
        return new GuardianDecision(
                row.getString("decision").equals("CONSENTED"),
                Optional.ofNullable(row.getString("person_id")).map(PersonId::new),
                Instant.ofEpochMilli(row.getLong("decided_at")),
                row.getString("wording_version"),
                row.getString("wording_sha256"));
    }

    /** Returns whether the decision was stored: the link and its wording are still these, and nobody decided before. */
    static boolean decide(Decided decided, Connection connection) throws SQLException {
        var decision = decided.decision();
        var isStored = Sql.of(
                                DECIDE,
                                decision.consents() ? "CONSENTED" : "REFUSED",
                                decision.at().toEpochMilli(),
                                decision.person().orElseThrow().value(),
                                decided.guardian().value(),
                                decided.child().id().value(),
                                decided.link().hex(),
                                decision.wordingSha256())
                        .update(connection)
                == 1;
        if (isStored) {
            keepUntil(decided.guardianUntil(), decided.guardian().value(), connection);
        }
        return isStored;
    }

    private static void keepUntil(Instant until, String guardian, Connection connection) throws SQLException {
        Sql.of(KEEP_UNTIL, until.toEpochMilli(), guardian).update(connection);
    }

    /**
     * Erases who the guardian of an erased child is, and has their own verification erased, too, by the retention: they
     * were verified for this child alone.
     */
    public static void erase(VerificationId child, Instant at, Connection connection) throws SQLException {
        var guardians = Sql.of(GUARDIAN, child.value()).list(connection, row -> row.getString(1));
        for (var guardian : guardians) {
            keepUntil(at, guardian, connection);
        }
        Sql.of(FORGET + UNDECIDED, child.value()).update(connection);
        Sql.of(EMPTY, child.value()).update(connection);
    }

    /** Forgets who the guardian of a child is, whose own verification is erased. */
    public static void eraseGuardian(VerificationId child, VerificationId guardian, Connection connection)
            throws SQLException {
        Sql.of(EMPTY_OF, child.value(), guardian.value()).update(connection);
    }
}
