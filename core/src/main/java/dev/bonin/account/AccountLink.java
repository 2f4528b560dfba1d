package dev.bonin.account;

import dev.bonin.person.PersonId;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An account linked to the person who owns it.
 *
 * @param application the application that the account belongs to; empty text if Bonin is part of the application
 * @param account the application's id of the account
 * @param verification the verification that proved the person
 */
public record AccountLink(
        String application, String account, PersonId person, VerificationId verification, Instant linkedAt) {
    public AccountLink {
        linkedAt = linkedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Hides the account, which may identify a person. */
    @Override
    public String toString() {
        return "AccountLink[" + person + "]";
    }
}
