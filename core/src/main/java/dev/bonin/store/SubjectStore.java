package dev.bonin.store;

import dev.bonin.account.AccountLink;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.PersonKey;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is kept of one person across verifications. Any call may throw a {@code StoreException}. */
public interface SubjectStore {

    /** Returns up to {@code most} verifications that keep something of a person, the oldest first. */
    List<VerificationId> verificationsOf(PersonId person, int most);

    /** Returns the keys by which a person is found again, without their indexes, the oldest first. */
    List<PersonKey> keysOf(PersonId person);

    /** Returns how a person stands with an application at {@code now}. */
    Membership membershipOf(PersonId person, String application, Instant now);

    /** Returns whether anything is kept for an application of this name, which another of that name could read. */
    boolean isAnythingOf(String application);

    /**
     * What keeps a person known besides their verifications.
     *
     * @param account empty where none is linked
     * @param bannedUntil empty where the person is not banned, {@link Instant#MAX} where they are for good
     * @param rejoinAfter until when somebody who left may not come back; empty where they may
     */
    record Membership(Optional<AccountLink> account, Optional<Instant> bannedUntil, Optional<Instant> rejoinAfter) {}
}
