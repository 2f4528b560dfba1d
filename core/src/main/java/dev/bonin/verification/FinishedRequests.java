package dev.bonin.verification;

import dev.bonin.audit.AuditEvent;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.standing.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How requests come to their finish, with whom they were about. Every call is one transaction: it happens wholly or not
 * at all, and returns only when it is kept. Times are kept to the millisecond. Each may throw a {@link StoreException}
 * where nothing could be read or kept.
 */
public interface FinishedRequests {

    /**
     * Makes an open request {@code ACCEPTED}, and takes back one try of its browser's other open requests, as
     * {@link Try#othersThan} says. Of any number of simultaneous calls with one {@code imp_uid}, or on one request, one
     * succeeds. Its person is found by any of its keys under any index key, or becomes a new one, and of any number of
     * simultaneous calls about one person, one makes them.
     *
     * @param person sealed for this request
     * @param event kept with it, and names the person; another one is kept with it if there is a conflict
     * @return empty if the request is not open, or the {@code imp_uid} was used before; nothing changed then
     * @throws dev.bonin.rotation.KeysOutdatedException if {@code person} is not sealed with the keys that count by now;
     *     nothing changed
     */
    Optional<Kept> accept(
            VerificationId id, VerificationRequest.Completion completion, SealedPerson person, AuditEvent event);

    /**
     * Keeps a request that is accepted already, and was not kept before; otherwise as {@link #accept}.
     *
     * @return empty if its {@code imp_uid} was used before; nothing was kept then
     */
    Optional<Kept> keepBare(VerificationRequest accepted, SealedPerson person, AuditEvent event);

    /**
     * Makes an open request {@code REFUSED}, which uses its {@code imp_uid} up; otherwise as {@link #accept}.
     *
     * @param events kept with it
     * @return false if the request is not open, or the {@code imp_uid} was used before; nothing changed then
     */
    boolean refuse(VerificationId id, VerificationRequest.Completion completion, List<AuditEvent> events);

    /**
     * Returns how a person who is about to finish stands with an application at {@code now}; nothing changes.
     *
     * @param account the one that is named; empty where none is
     * @throws dev.bonin.rotation.KeysOutdatedException if {@code person} is not sealed with the keys that count by now
     */
    Standing standing(String application, SealedPerson person, Optional<String> account, Instant now);

    /**
     * Notes that the application has redeemed an accepted request.
     *
     * @param event kept with it
     * @return false if it is not accepted, or was redeemed before; nothing changed then
     */
    boolean redeem(VerificationId id, Instant at, AuditEvent event);
}
