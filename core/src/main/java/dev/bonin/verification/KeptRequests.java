package dev.bonin.verification;

import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealedHandover;
import dev.bonin.sealing.SealedRow;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.standing.AccountHint;
import dev.bonin.standing.KnownAccount;
import java.util.Optional;

/**
 * Reads requests in any state, and the stored data about the people who finished them. Each call sees everything that
 * was stored before, and may throw a {@link StoreException}.
 */
public interface KeptRequests {

    /** Returns a request; empty if there is none, or it was deleted. */
    Optional<VerificationRequest> find(VerificationId id);

    /** Returns the application's request with this page; empty if there is none, or it was deleted. */
    Optional<VerificationRequest> findByPage(PageTokenHash page);

    /**
     * Returns the stored data about the person of a request; empty if there is no such request, or nothing is stored.
     */
    Optional<KeptPerson> person(VerificationId id);

    /** Returns the values of a request that wait to be redeemed; empty if none do, or they were destroyed. */
    Optional<SealedHandover> handover(VerificationId id);

    /** Returns the account that a person has in an application now; empty if they have none. */
    Optional<KeptAccount> accountOf(String application, PersonId person);

    /**
     * A person's account as it is stored, with its hint encrypted.
     *
     * @param account the application's id of it
     * @param hint opens for this account only; empty if it has none
     */
    record KeptAccount(String application, String account, Optional<SealedRow> hint) {
        /**
         * Opens the hint, which the caller may tell the account's person only.
         *
         * @throws dev.bonin.sealing.SealingException if the row was changed, belongs to another account, or its key is
         *     not in the ring
         */
        public KnownAccount open(PersonSealer sealer) {
            return new KnownAccount(
                    account, hint.map(row -> new AccountHint(sealer.openHint(row, application, account))));
        }

        /** Hides the account, which may identify a person. */
        @Override
        public String toString() {
            return "KeptAccount[hidden]";
        }
    }
}
