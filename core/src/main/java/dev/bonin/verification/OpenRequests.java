package dev.bonin.verification;

import dev.bonin.audit.AuditEvent;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.source.ImpUid;
import java.time.Instant;
import java.util.Optional;

/**
 * The requests that wait for their finish, up to its first half: who may try. Every call is one transaction: it happens
 * wholly or not at all, and returns only when it is kept. Each may throw a {@link StoreException} where nothing could
 * be read or kept.
 */
public interface OpenRequests {

    /** Keeps an open request that has no browser yet, or whose browser has no other. */
    void open(VerificationRequest request);

    /**
     * Keeps an open request of a browser. Where its browser then has more than {@code mostOpen} open ones, the oldest
     * of them become {@code CANCELLED}, perhaps in a transaction of their own; those that are opened at the very same
     * moment may be left to the next time.
     */
    void open(VerificationRequest request, int mostOpen);

    /**
     * Makes an application's open request a browser's own, unless another browser was there first; the limit is as with
     * {@link #open}.
     *
     * @return false if it is not open, or another browser's; nothing changed then
     */
    boolean claim(VerificationId id, BindingHash browser, RedemptionCodeHash code, int mostOpen);

    /**
     * Returns what a browser has started and not finished, and which request, of this browser or of any other, has used
     * {@code impUid} up. Nothing changes.
     */
    BrowserHistory historyOf(BindingHash browser, ImpUid impUid);

    /**
     * Returns the same as {@link #historyOf(BindingHash, ImpUid)} for the browser of {@code attempt}, and in the usual
     * case begins the attempt in the same transaction, as {@link #beginTry} does. That is so where
     *
     * <ul>
     *   <li>no request has used {@code impUid} up,
     *   <li>the browser has exactly one open request, and the attempt may be about that one,
     *   <li>the request has a try left, and no other attempt holds its lease, and
     *   <li>the time of the request was not over at {@code deadline}.
     * </ul>
     *
     * Otherwise nothing changes, and {@link BrowserHistory#begun} is empty: the caller calls {@link #beginTry} if it
     * still wants to. A store may always leave it to that, as the default does; to begin here spares a second question.
     */
    default BrowserHistory historyOf(Try attempt, ImpUid impUid, Instant deadline) {
        return historyOf(attempt.browser(), impUid);
    }

    /**
     * Counts one try on each open request of the attempt's browser, cancels those that have no try left, and takes the
     * lease on those that the attempt may be about, all at once, as {@link Try#begin} says.
     */
    TryResult beginTry(Try attempt);

    /**
     * Gives up the lease of {@code attempt}, unless another attempt has taken it meanwhile, as {@link Try#end} says.
     *
     * @param refusal kept with it; where it is empty nothing was found out, so nothing was tried, and the count is
     *     taken back
     */
    void endTry(Try attempt, Optional<AuditEvent> refusal);

    /**
     * Makes an open request {@code CANCELLED}.
     *
     * @return false if it is not open; nothing changed then
     */
    boolean cancel(VerificationId id);
}
