package dev.bonin.guardian;

import dev.bonin.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a legal guardian (법정대리인) has decided about a child's verification. That they are an adult and not the child is
 * certified; that they are the child's guardian is their own declaration.
 *
 * @param person the guardian, as the application knows them; empty after they were erased
 * @param wording the version of what they have read
 * @param wordingSha256 the SHA-256 of its text, in hexadecimal digits
 */
public record GuardianDecision(
        boolean consents, Optional<PersonId> person, Instant at, String wording, String wordingSha256) {
    /** What is known of the kinship: nothing was certified. */
    public static final String RELATIONSHIP = "declared";

    /** How long after a consent the application has to redeem the child's code: as long as webhooks are repeated. */
    public static final Duration TO_REDEEM = Duration.ofDays(1);

    public GuardianDecision {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Returns its code in responses. */
    public String code() {
        return consents ? "consented" : "refused";
    }
}
