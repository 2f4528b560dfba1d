package dev.bonin.guardian;

import dev.bonin.secret.PageTokenHash;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A stored link.
 *
 * @param child the child's verification
 * @param wording what the guardian reads; its text is deleted with the decision
 * @param form what was typed of the guardian, as keyed hashes; empty if nothing was
 */
public record Invited(
        VerificationId child, PageTokenHash link, Wording wording, Optional<String> form, Instant invitedAt) {
    public Invited {
        invitedAt = invitedAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
