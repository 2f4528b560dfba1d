package dev.bonin.verification;

import dev.bonin.audit.AuditEvent;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.source.ImpUid;
import dev.bonin.standing.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where verification requests are kept. Every call is one transaction: it happens wholly or not at all, and returns
 * only when it is kept. Times are kept to the millisecond. Each may throw a {@link StoreException} where nothing could
 * be read or kept. Whoever implements it is held to the contract suite in the test kit.
 */
public interface VerificationStore {

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

    /** What there is to know of a browser that hands {@code impUid} over. */
    BrowserHistory tracesOf(BindingHash browser, ImpUid impUid);

    /**
     * The same, and where nothing else can come of it, {@code attempt} has begun as by {@link #beginTry}: nobody has
     * used {@code impUid} up, and the browser has one open request, which the attempt may be about, which has a try
     * left and no other attempt on it, and whose time was not over at {@code deadline}. Spares asking twice; a store
     * may always leave it to the other.
     */
    default BrowserHistory tracesOf(Try attempt, ImpUid impUid, Instant deadline) {
        return tracesOf(attempt.browser(), impUid);
    }

    /**
     * Counts one try on each open request of the attempt's browser, cancels those that thereby have more than they may,
     * and takes the lease on those that the attempt may be about, all at once.
     */
    TryResult beginTry(Try attempt);

    /**
     * Gives the lease of {@code attempt} up, if no other attempt has taken it meanwhile.
     *
     * @param refusal what it came to; where it is empty nothing was found out, so nothing was tried, and its count is
     *     taken back
     */
    void endTry(Try attempt, Optional<AuditEvent> refusal);

    /**
     * Makes an open request {@code ACCEPTED}, and takes back one try of its browser's other open requests. Of any
     * number of simultaneous calls with one {@code imp_uid}, or on one request, one succeeds. Its person is found by
     * any of its keys under any index key, or becomes a new one, and of any number of simultaneous calls about one
     * person, one makes them.
     *
     * @param person sealed for this request
     * @param event kept with it, and told of the person; another one tells of a conflict, if there is one
     * @return empty if the request is not open, or the {@code imp_uid} was used before; nothing changed then
     * @throws dev.bonin.rotation.KeysOutdatedException if {@code person} is not sealed with the keys that count by now;
     *     nothing changed
     */
    Optional<Kept> accept(
            VerificationId id, VerificationRequest.Completion completion, SealedPerson person, AuditEvent event);

    /**
     * Keeps a request that is accepted already, of which nobody else knew; otherwise as {@link #accept}.
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
     * How a person stands with an application at {@code now}; nothing changes.
     *
     * @param account the one that is named; empty where none is
     * @throws dev.bonin.rotation.KeysOutdatedException if {@code person} is not sealed with the keys that count by now
     */
    Standing standing(String application, SealedPerson person, Optional<String> account, Instant now);

    /** What is kept of its person; empty if there is no such request, or nothing is. */
    Optional<KeptPerson> person(VerificationId id);

    /**
     * Notes that the application has redeemed an accepted request.
     *
     * @param event kept with it
     * @return false if it is not accepted, or was redeemed before; nothing changed then
     */
    boolean redeem(VerificationId id, Instant at, AuditEvent event);

    /**
     * Makes an open request {@code CANCELLED}.
     *
     * @return false if it is not open; nothing changed then
     */
    boolean cancel(VerificationId id);

    Optional<VerificationRequest> find(VerificationId id);

    Optional<VerificationRequest> findByPage(PageTokenHash page);

    /**
     * Makes up to {@code most} open requests {@code EXPIRED} whose time ran out before {@code deadline}.
     *
     * @return how many
     */
    int expire(Instant deadline, int most);

    /**
     * Forgets up to {@code most} requests that ran out before {@code deadline} and came to nothing.
     *
     * @return how many
     */
    int forget(Instant deadline, int most);

    /**
     * Forgets up to {@code most} requests that a policy refused and whose time is over by {@code now}.
     *
     * @return how many
     */
    int forgetRefused(Instant now, int most);
}
