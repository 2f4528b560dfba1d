package dev.bonin.jdbc;

import dev.bonin.account.AccountLink;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept of one person across verifications, to tell it to the person. Any call may throw a {@code StoreException}. */
public final class KeptPersons {
    private static final String VERIFICATIONS =
            "SELECT verification_id FROM bonin_identity WHERE person_id = ? ORDER BY verification_id LIMIT ?";
    private static final String KEYS = """
            SELECT k.id AS data_key_id, k.application, k.kind, k.scope, k.sealed, k.provided_by, k.provided_at,
              d.wrapped, d.ring_key_id
            FROM bonin_person_key k JOIN bonin_data_key d ON d.id = k.id
            WHERE k.person_id = ? ORDER BY k.provided_at, k.id""";

    private static final List<String> OWNED = List.of(
            "SELECT 1 FROM bonin_account_link WHERE application = ? LIMIT 1",
            "SELECT 1 FROM bonin_person_index WHERE application = ? LIMIT 1",
            "SELECT 1 FROM bonin_verification WHERE application = ? AND state <> 'ERASED' LIMIT 1");

    private final Transactions transactions;

    KeptPersons(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Up to {@code most} verifications of a person that keep something of them, the oldest first. */
    public List<VerificationId> verificationsOf(PersonId person, int most) {
        return transactions.read(connection -> Sql.of(VERIFICATIONS, person.value(), most)
                .list(connection, row -> new VerificationId(row.getString(1))));
    }

    /**
     * What keeps a person known besides their verifications.
     *
     * @param account empty where none is linked
     * @param bannedUntil empty where the person is not banned, {@link Instant#MAX} where they are for good
     * @param rejoinAfter until when somebody who left may not come back; empty where they may
     */
    public record Membership(
            Optional<AccountLink> account, Optional<Instant> bannedUntil, Optional<Instant> rejoinAfter) {}

    /** How a person stands with an application at {@code now}. */
    public Membership membershipOf(PersonId person, String application, Instant now) {
        return transactions.read(connection -> new Membership(
                AccountRows.ofPerson(application, person, connection),
                AccountRows.bannedUntil(person, now, connection),
                AccountRows.waitsUntil(person, now, connection)));
    }

    /** Returns whether anything is kept for an application of this name, which another of that name could read. */
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

    /** By what a person is found again, without indexes. */
    public List<PersonKey> keysOf(PersonId person) {
        return transactions.read(connection -> Sql.of(KEYS, person.value()).list(connection, IndexRows::key));
    }
}
