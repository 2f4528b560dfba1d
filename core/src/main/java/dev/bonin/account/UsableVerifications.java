package dev.bonin.account;

import dev.bonin.account.AccountRefusal.Reason;
import dev.bonin.person.PersonId;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds verifications that an account may be linked by: the application's own, bound to the browser that finished,
 * redeemed if there is a code, and recent. The person is read from the data that was sealed with the verification.
 */
final class UsableVerifications {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final KeptRequests store;
    private final KeptIdentities identities;
    private final Clock clock;

    UsableVerifications(KeptRequests store, KeptIdentities identities, Clock clock) {
        this.store = store;
        this.identities = identities;
        this.clock = clock;
    }

    /** A verification and its person. */
    record Usable(VerificationRequest request, PersonId person) {
        AccountLink link(String account, Instant at) {
            return new AccountLink(request.owner(), account, person, request.id(), at);
        }
    }

    /**
     * Returns the verification if it may be used for this account: one that was started for an account is valid for
     * that one only.
     */
    Reply<Usable, AccountRefusal> forAccount(String application, String account, VerificationId id) {
        return ofPerson(application, id)
                .fold(
                        usable -> isForAnother(usable.request(), account)
                                ? refused(Reason.SUBJECT_MISMATCH)
                                : new Reply.Granted<>(usable),
                        Reply.Refused::new);
    }

    /**
     * The subject of an application need not be an account, so it is not compared. An account named by the
     * application's own browser must match.
     */
    private static boolean isForAnother(VerificationRequest request, String account) {
        return request.application().isEmpty()
                && request.account().filter(named -> !named.equals(account)).isPresent();
    }

    Reply<Usable, AccountRefusal> ofPerson(String application, VerificationId id) {
        var found = store.find(id)
                .filter(request -> request.owner().equals(application))
                .filter(request -> request.state() == VerificationState.ACCEPTED)
                .filter(request -> request.binding().isPresent())
                .filter(request -> !request.isOfGuardian())
                .filter(VerificationRequest::isLetThrough);
        return found.isEmpty() ? refused(Reason.UNKNOWN_VERIFICATION) : usable(found.get());
    }

    private Reply<Usable, AccountRefusal> usable(VerificationRequest request) {
        var since = since(request);
        if (since.isEmpty()) {
            return refused(Reason.NOT_REDEEMED);
        }
        if (clock.instant().isAfter(since.get().plus(LIFE))) {
            return refused(Reason.LINK_TOO_LATE);
        }
        if (identities.isInConflict(request)) {
            return refused(Reason.PERSON_CONFLICT);
        }
        return identities
                .person(request)
                .<Reply<Usable, AccountRefusal>>map(person -> new Reply.Granted<>(new Usable(request, person)))
                .orElseGet(() -> refused(Reason.NO_PERSON));
    }

    /**
     * Returns when the application learned of the verification: when it was redeemed, or when its own browser finished.
     */
    private static Optional<Instant> since(VerificationRequest request) {
        var redeemedAt = request.redeemable().redeemedAt();
        return request.application().isPresent() || redeemedAt.isPresent()
                ? redeemedAt
                : request.completion().map(VerificationRequest.Completion::finishedAt);
    }

    private static <T> Reply<T, AccountRefusal> refused(Reason reason) {
        return new Reply.Refused<>(AccountRefusal.of(reason));
    }
}
