package dev.bonin.announcement;

import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;

/**
 * The outcomes that are not delivered to the application yet. A store that announces outcomes
 * ({@code Stores.announcing}) adds each one in the transaction that stores it: every request that a browser started for
 * the application itself, accepted or refused by a policy. Requests started by an application and bare finishes are not
 * included. Erasing or removing a verification removes its entry. Every call is one transaction, as in the store.
 */
public interface OutcomeOutbox {

    /**
     * An outcome that is due for delivery.
     *
     * @param failures the number of failed attempts so far
     */
    record Due(VerificationId id, int failures) {}

    /**
     * Returns the outcomes that are due at {@code now} and not claimed by another node: at most {@code most}, those due
     * longest first.
     */
    List<Due> due(Instant now, int most);

    /**
     * Reserves an outcome for this node until {@code until}.
     *
     * @return false, without any change, if it is not due at {@code now}: another node claimed it first, or it was
     *     settled
     */
    boolean claim(VerificationId id, Instant now, Instant until);

    /** Removes an outcome that was delivered or given up. */
    void settle(VerificationId id);

    /** Records a failed attempt; the outcome is due again at {@code nextAt}, unless it was settled meanwhile. */
    void postpone(VerificationId id, Instant nextAt);
}
