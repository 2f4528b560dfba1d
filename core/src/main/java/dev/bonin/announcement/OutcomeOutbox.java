package dev.bonin.announcement;

import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;

/**
 * The outcomes that the application has not been told of yet. A store that announces ({@code Stores.announcing}) notes
 * each in the transaction that keeps it: every request that a browser started for the application itself, accepted or
 * refused by a policy. What an application asked for is not among them, nor a bare finish. An erased or forgotten one
 * is forgotten here, too. Every call is one transaction, as those of the store are.
 */
public interface OutcomeOutbox {

    /**
     * An outcome to be told of.
     *
     * @param failures how often it was tried in vain
     */
    record Due(VerificationId id, int failures) {}

    /**
     * What may be told by {@code now}, and nobody else is telling: up to {@code most}, those that have waited longest
     * first.
     */
    List<Due> due(Instant now, int most);

    /**
     * Keeps an outcome from all others until {@code until}.
     *
     * @return false if it is not due at {@code now}, since another node was faster or nothing is to be told any more;
     *     nothing changed then
     */
    boolean claim(VerificationId id, Instant now, Instant until);

    /** Notes that it was told, or never will be. */
    void settle(VerificationId id);

    /** Notes that it was tried in vain; it is due again at {@code nextAt}, unless it was settled meanwhile. */
    void postpone(VerificationId id, Instant nextAt);
}
