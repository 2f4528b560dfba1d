package dev.bonin.account;

import dev.bonin.person.PersonId;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An account and the person whose it is.
 *
 * @param application whose account it is; empty text where Bonin is part of the application
 * @param account its id, in the application's words
 * @param verification that proved it
 */
public record AccountLink(
        String application, String account, PersonId person, VerificationId verification, Instant linkedAt) {
    public AccountLink {
        linkedAt = linkedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Hides the account: it may well name a person. */
    @Override
    public String toString() {
        return "AccountLink[" + person + "]";
    }
}
