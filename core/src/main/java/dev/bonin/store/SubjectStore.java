package dev.bonin.store;

import dev.bonin.account.AccountLink;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the stored data about one person across verifications. Any call may throw a {@code StoreException}. */
public interface SubjectStore {

    /** Returns up to {@code most} verifications that store data about a person, oldest first. */
    List<VerificationId> verificationsOf(PersonId person, int most);

    /** Returns the keys that identify a person, without their indexes, oldest first. */
    List<PersonKey> keysOf(PersonId person);

    /** Returns the membership of a person with an application at {@code now}. */
    Membership membershipOf(PersonId person, String application, Instant now);

    /**
     * Returns whether any data is stored for an application of this name; a new application of that name could read it.
     */
    boolean isAnythingOf(String application);

    /**
     * The records that keep a person stored besides their verifications.
     *
     * @param account empty if none is linked
     * @param bannedUntil empty if the person is not banned, {@link Instant#MAX} for a permanent ban
     * @param rejoinAfter when a person who left may rejoin; empty if they may now
     */
    record Membership(Optional<AccountLink> account, Optional<Instant> bannedUntil, Optional<Instant> rejoinAfter) {}
}
