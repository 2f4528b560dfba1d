package dev.bonin.verification;

import dev.bonin.audit.AuditEvent;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.source.Evidence;
import java.time.Instant;
import java.util.Optional;

/**
 * Stores open requests, and counts the tries to finish them. Each call is one atomic transaction and returns only after
 * it is committed. Each may throw a {@link StoreException} if reading or writing failed.
 */
public interface OpenRequests {

    /** Stores an open request that has no browser yet, or whose browser has no other open request. */
    void open(VerificationRequest request);

    /**
     * Stores an open request of a browser. If the browser then has more than {@code mostOpen} open requests, the oldest
     * become {@code CANCELLED}, possibly in a separate transaction. Requests opened concurrently may remain until the
     * next call.
     */
    void open(VerificationRequest request, int mostOpen);

    /**
     * Binds an application's open request to a browser, unless another browser has claimed it. The limit applies as
     * with {@link #open}.
     *
     * @return false if the request is not open, or belongs to another browser; nothing changed then
     */
    boolean claim(VerificationId id, BindingHash browser, RedemptionCodeHash code, int mostOpen);

    /**
     * Returns the requests that a browser started and did not finish, and the request, of this or any other browser,
     * that used up {@code evidence}. Changes nothing.
     */
    BrowserHistory historyOf(BindingHash browser, Evidence evidence);

    /**
     * Returns the same as {@link #historyOf(BindingHash, Evidence)} for the browser of {@code attempt}. In the usual
     * case also begins the attempt in the same transaction, as {@link #beginTry} does, namely if
     *
     * <ul>
     *   <li>no request has used up {@code evidence},
     *   <li>the browser has exactly one open request, and the attempt may be about it,
     *   <li>the request has a try left, and no other attempt holds its lease, and
     *   <li>the request had not expired at {@code deadline}.
     * </ul>
     *
     * Otherwise nothing changes, and {@link BrowserHistory#begun} is empty: the caller then calls {@link #beginTry} if
     * it still wants to begin. An implementation may always leave it to that, as this default does; beginning here
     * saves a round trip.
     */
    default BrowserHistory historyAndBegin(Try attempt, Evidence evidence, Instant deadline) {
        return historyOf(attempt.browser(), evidence);
    }

    /**
     * Counts one try on each open request of the attempt's browser, cancels those without a try left, and takes the
     * lease on those that the attempt may be about, in one transaction, as {@link Try#begin} defines.
     */
    TryResult beginTry(Try attempt);

    /**
     * Releases the lease of {@code attempt}, unless another attempt has taken it since, as {@link Try#end} defines.
     *
     * @param refusal stored in the same transaction; if empty, the attempt had no result, and its try is taken back
     */
    void endTry(Try attempt, Optional<AuditEvent> refusal);

    /**
     * Marks an open request as {@code CANCELLED}.
     *
     * @return false if it is not open; nothing changed then
     */
    boolean cancel(VerificationId id);
}
