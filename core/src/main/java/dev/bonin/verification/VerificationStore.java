package dev.bonin.verification;

import dev.bonin.source.ImpUid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where verification requests are kept. Every call is one transaction: it happens wholly or not at all, and returns only when it is kept.
 * Whoever implements it is held to the contract suite in the test kit.
 */
public interface VerificationStore {

    /**
     * Keeps an open request. Where its browser then has more than {@code mostOpen} open ones, the oldest of them become {@code CANCELLED}.
     */
    void open(VerificationRequest request, int mostOpen);

    /** The open requests of a browser, newest first, expired ones included: whether they are too old is the ceremony's to say. */
    List<VerificationRequest> openOf(BindingHash browser);

    /**
     * Counts one try on each open request of {@code browser}, and cancels those that thereby have more than {@code mostTries}.
     *
     * @return whether any of them is still open
     */
    boolean countTry(BindingHash browser, int mostTries);

    /** Takes back one try of each open request of {@code browser}: nothing was found out, so nothing was tried. */
    void giveBackTry(BindingHash browser);

    /**
     * Makes an open request {@code ACCEPTED}. Of any number of simultaneous calls with one {@code imp_uid}, or on one request, one succeeds.
     *
     * @return false if the request is not open, or the {@code imp_uid} was used before; nothing changed then
     */
    boolean accept(VerificationId id, VerificationRequest.Completion completion);

    /**
     * Keeps a request that is accepted already, of which nobody else knew.
     *
     * @return false if its {@code imp_uid} was used before; nothing was kept then
     */
    boolean keepBare(VerificationRequest accepted);

    Optional<VerificationRequest> find(VerificationId id);

    /** The request that used {@code impUid} up. */
    Optional<VerificationRequest> findByImpUid(ImpUid impUid);

    /**
     * Makes up to {@code most} open requests {@code EXPIRED} whose time ran out before {@code deadline}.
     *
     * @return how many
     */
    int expire(Instant deadline, int most);
}
