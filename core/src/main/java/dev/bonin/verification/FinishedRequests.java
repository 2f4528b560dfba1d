package dev.bonin.verification;

import dev.bonin.audit.AuditEvent;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.standing.Standing;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.Redeemable.Taken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores how requests finish, together with the verified people. Each call is one atomic transaction and returns only
 * after it is committed. Times are stored in milliseconds. Each call may throw a {@link StoreException} if reading or
 * writing failed.
 */
public interface FinishedRequests {

    /**
     * Marks an open request as {@code ACCEPTED}, and takes back one try of the browser's other open requests, as {@link
     * Try#othersThan} defines. Of several concurrent calls with the same evidence, or on one request, one succeeds.
     * Finds the person by any of their keys under any index key, or creates a new person; of several concurrent calls
     * about a new person, one creates them.
     *
     * @param person sealed for this request; what waits to be redeemed is stored with it
     * @param event stored in the same transaction, with the person added; a conflict is stored as a second event
     * @return empty if the request is not open, or the evidence was used before; nothing changed then
     * @throws dev.bonin.rotation.KeysOutdatedException if {@code person} is not sealed with the current keys; nothing
     *     changed
     */
    Optional<Kept> accept(
            VerificationId id, VerificationRequest.Completion completion, SealedPerson person, AuditEvent event);

    /**
     * Marks an open request as {@code GUARDIAN_NEEDED}; otherwise as {@link #accept}. No outcome is announced yet.
     */
    Optional<Kept> needGuardian(
            VerificationId id, VerificationRequest.Completion completion, SealedPerson person, AuditEvent event);

    /**
     * Stores a new request that is already accepted; otherwise as {@link #accept}.
     *
     * @return empty if its evidence was used before; nothing was stored then
     */
    Optional<Kept> keepBare(VerificationRequest accepted, SealedPerson person, AuditEvent event);

    /**
     * Marks an open request as {@code REFUSED}, and uses up its evidence; otherwise as {@link #accept}.
     *
     * @param events stored in the same transaction
     * @return false if the request is not open, or the evidence was used before; nothing changed then
     */
    boolean refuse(VerificationId id, VerificationRequest.Completion completion, List<AuditEvent> events);

    /**
     * Returns the standing of a person with an application at {@code now}. Changes nothing.
     *
     * @param account the account that the request names; empty if none
     * @throws dev.bonin.rotation.KeysOutdatedException if {@code person} is not sealed with the current keys
     */
    Standing standing(String application, SealedPerson person, Optional<String> account, Instant now);

    /**
     * Records that the application has redeemed an accepted request, and shortens the time for which its values wait.
     *
     * @param redeemed stored unless it was redeemed before
     * @param endsAt when the values that wait have to be destroyed from now on
     * @param event stored in the same transaction
     * @param opening stored before this returns if this takes part in the caller's transaction, so that it stays
     *     there after a rollback; not stored otherwise. Empty if no value was opened
     * @return empty if the request is not accepted, or has no code
     */
    Optional<Taken> redeem(
            VerificationId id, Redeemed redeemed, Instant endsAt, AuditEvent event, Optional<AuditEvent> opening);
}
