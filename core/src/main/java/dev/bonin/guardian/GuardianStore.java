package dev.bonin.guardian;

import dev.bonin.audit.AuditEvent;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * Stores links for guardians, and what they decide. Each call is one atomic transaction and may throw a {@code
 * StoreException}.
 */
public interface GuardianStore {

    /**
     * Stores a link in place of an earlier one, if the child's verification is {@code GUARDIAN_NEEDED}.
     *
     * @param event stored in the same transaction
     * @return false if it is in another state; nothing changed then
     */
    boolean invite(Invited invited, AuditEvent event);

    /** Returns what the guardian of a child has decided; empty if none was asked, or has not decided. */
    Optional<GuardianDecision> decision(VerificationId child);

    /** Returns the link of this token, also after the decision; empty if there is none. */
    Optional<Invited> find(PageTokenHash link);

    /**
     * What a guardian decided.
     *
     * @param child the child's verification, as it was read and as it has to become: accepted or refused
     * @param link by which they decided
     * @param guardian their own verification
     * @param guardianUntil until when that one is kept
     * @param redeemUntil until when the child's code can be redeemed
     */
    record Decided(
            VerificationRequest child,
            PageTokenHash link,
            GuardianDecision decision,
            VerificationId guardian,
            Instant guardianUntil,
            Instant redeemUntil) {}

    /**
     * Stores a decision, if the child's verification is still {@code GUARDIAN_NEEDED} and the link and its wording are
     * still those. Of several concurrent calls one succeeds. A refusal destroys the child's data in the same
     * transaction. Either tells the application, as a finish does.
     *
     * @param event stored in the same transaction
     * @return false otherwise; nothing changed then
     */
    boolean decide(Decided decided, AuditEvent event);
}
