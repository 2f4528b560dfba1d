package dev.bonin.verification;

import dev.bonin.source.ImpUid;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where verification requests are kept. Every call is one transaction: it happens wholly or not at all, and returns only when it is kept.
 * Times are kept to the millisecond. Each may throw a {@link StoreException} where nothing could be read or kept. Whoever implements it is held to the contract suite in the test kit.
 */
public interface VerificationStore {

    /**
     * Keeps an open request. Where its browser then has more than {@code mostOpen} open ones, the oldest of them become {@code CANCELLED}; those
     * that are opened at the very same moment may be left to the next time.
     */
    void open(VerificationRequest request, int mostOpen);

    /**
     * Makes an application's open request a browser's own, unless another browser was there first; the limit is as with {@link #open}.
     *
     * @return false if it is not open, or another browser's; nothing changed then
     */
    boolean claim(VerificationId id, BindingHash browser, RedemptionCodeHash code, int mostOpen);

    /**
     * What a browser started and did not finish, newest first, 16 at most: the open requests, and those that are {@code EXPIRED}. Whether an
     * open one is too old is the ceremony's to say.
     */
    List<VerificationRequest> unfinishedOf(BindingHash browser);

    /**
     * Counts one try on each open request of the attempt's browser, cancels those that thereby have more than they may, and takes the lease on
     * those that the attempt may be about, all at once.
     */
    Tried beginTry(Try attempt);

    /** Gives the lease of {@code attempt} up, if no other attempt has taken it meanwhile, and, where {@code undone}, takes back its count: nothing was found out, so nothing was tried. */
    void endTry(Try attempt, boolean undone);

    /**
     * Makes an open request {@code ACCEPTED}, and takes back one try of its browser's other open requests. Of any number of simultaneous calls
     * with one {@code imp_uid}, or on one request, one succeeds.
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

    /**
     * Notes that the application has redeemed an accepted request.
     *
     * @return false if it is not accepted, or was redeemed before; nothing changed then
     */
    boolean redeem(VerificationId id, Instant at);

    /**
     * Makes an open request {@code CANCELLED}.
     *
     * @return false if it is not open; nothing changed then
     */
    boolean cancel(VerificationId id);

    Optional<VerificationRequest> find(VerificationId id);

    /** The request that used {@code impUid} up. */
    Optional<VerificationRequest> findByImpUid(ImpUid impUid);

    Optional<VerificationRequest> findByPage(PageTokenHash page);

    /**
     * Makes up to {@code most} open requests {@code EXPIRED} whose time ran out before {@code deadline}.
     *
     * @return how many
     */
    int expire(Instant deadline, int most);

    /**
     * Forgets up to {@code most} requests that ran out before {@code deadline} without a person accepted.
     *
     * @return how many
     */
    int forget(Instant deadline, int most);
}
