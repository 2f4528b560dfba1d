package dev.bonin.jdbc.account;

import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.person.IndexRows;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.standing.TimeLimit;
import dev.bonin.store.SubjectStore;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;

/** Reads the stored data about one person from rows. */
public final class JdbcSubjectStore implements SubjectStore {
    private static final String VERIFICATIONS =
            "SELECT verification_id FROM bonin_identity WHERE person_id = ? ORDER BY verification_id LIMIT ?";
    private static final String KEYS = IndexRows.KEY + "WHERE k.person_id = ? ORDER BY k.provided_at, k.id";

    private static final List<String> OWNED = List.of(
            "SELECT 1 FROM bonin_account_link WHERE application = ? LIMIT 1",
            "SELECT 1 FROM bonin_person_index WHERE application = ? LIMIT 1",
            "SELECT 1 FROM bonin_verification WHERE application = ? AND state <> 'ERASED' LIMIT 1");

    private final Transactions transactions;

    public JdbcSubjectStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<VerificationId> verificationsOf(PersonId person, int most) {
        return transactions.read(connection -> Sql.of(VERIFICATIONS, person.value(), most)
                .list(connection, row -> new VerificationId(row.getString(1))));
    }

    @Override
    public Membership membershipOf(PersonId person, String application, Instant now) {
        return transactions.read(connection -> new Membership(
                AccountRows.ofPerson(application, person, connection),
                TimeLimit.inForce(AccountRows.banEnd(person, connection), now),
                TimeLimit.inForce(AccountRows.waitEnd(person, connection), now)));
    }

    @Override
    public boolean isAnythingOf(String application) {
        return transactions.read(connection -> {
            for (var owned : OWNED) {
                if (!Sql.of(owned, application)
                        .list(connection, row -> row.getInt(1))
                        .isEmpty()) {
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    public List<PersonKey> keysOf(PersonId person) {
        return transactions.read(connection -> Sql.of(KEYS, person.value()).list(connection, IndexRows::key));
    }
}
