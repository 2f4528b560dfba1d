package dev.bonin.handover;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditEvent;
import dev.bonin.guardian.GuardianDecision;
import dev.bonin.guardian.GuardianStore;
import dev.bonin.handover.Redemption.Refusal;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.RedemptionCode;
import dev.bonin.secret.RedemptionKeyHash;
import dev.bonin.standing.AccountHint;
import dev.bonin.standing.KnownAccount;
import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A4: the application redeems the code that the browser brought. The code proves that it is the browser that finished;
 * subject and purpose must be those of the request. The code is checked first, so that a caller without it learns
 * nothing else. Safe for use by several threads.
 *
 * @param <S> the stores of the requests
 */
public final class CodeRedemption<S extends FinishedRequests & KeptRequests> {
    /** How long the same call is answered again, because its first answer may have been lost. */
    private static final Duration REPEATABLE_FOR = Duration.ofMinutes(5);

    private final Purposes purposes;
    private final S store;
    private final GuardianStore guardians;
    private final KeptIdentities identities;
    private final Clock clock;

    public CodeRedemption(Purposes purposes, S store, GuardianStore guardians, KeptIdentities identities, Clock clock) {
        this.purposes = purposes;
        this.store = store;
        this.guardians = guardians;
        this.identities = identities;
        this.clock = clock;
    }

    /** What a proven caller redeems. One time decides on all of it: a code that is taken has its values. */
    private record Call(
            VerificationRequest request,
            Completion completion,
            Redeemer redeemer,
            RedemptionCode code,
            RedemptionKeyHash key,
            Access access,
            Optional<GuardianDecision> guardian,
            Instant now) {}

    /**
     * Redeems the code of a verification.
     *
     * @throws dev.bonin.verification.StoreException if the store failed; the same call, named the same, can succeed
     * later
     */
    public Reply<Redemption, Refusal> redeem(Redeemer redeemer, VerificationId id, Attempt attempt) {
        var request = store.find(id).filter(found -> found.owner().equals(redeemer.owner()));
        if (request.isEmpty()) {
            return refused(Refusal.UNKNOWN);
        }
        var code = proven(request.get(), attempt);
        var completion = request.get().completion();
        var guardian = guardian(request.get());
        if (code.isEmpty() || completion.isEmpty() || isRefusedByPolicy(request.get(), guardian)) {
            return refused(Refusal.INVALID_CODE);
        }
        var key = attempt.key().map(RedemptionKeyHash::of).orElseGet(code.get()::ownKey);
        var access = new Access(redeemer.actor(), attempt.source(), "redeem");
        return redeem(
                new Call(request.get(), completion.get(), redeemer, code.get(), key, access, guardian, clock.instant()),
                attempt);
    }

    /** Only a judgement that speaks of guardians costs another read. The settings may have changed since. */
    private Optional<GuardianDecision> guardian(VerificationRequest request) {
        return request.completion()
                .filter(how -> how.judgement().isAboutGuardian())
                .flatMap(how -> guardians.decision(request.id()));
    }

    private Reply<Redemption, Refusal> redeem(Call call, Attempt attempt) {
        var request = call.request();
        if (request.state() == VerificationState.ERASED) {
            return refused(Refusal.ERASED);
        }
        if (!request.account().equals(attempt.subject())) {
            return refused(Refusal.SUBJECT_MISMATCH);
        }
        if (!request.purpose().equals(attempt.purpose())) {
            return refused(Refusal.PURPOSE_MISMATCH);
        }
        var before = request.redeemable().redeemed();
        if (before.isPresent()) {
            return again(call, before.get());
        }
        return waiting(call).map(CodeRedemption::refused).orElseGet(() -> inTime(call));
    }

    private Reply<Redemption, Refusal> inTime(Call call) {
        var end = call.guardian()
                .map(decision -> decision.at().plus(GuardianDecision.TO_REDEEM))
                .orElseGet(() ->
                        call.completion().finishedAt().plus(life(call.request().purpose())));
        return call.now().isAfter(end) ? refused(Refusal.CODE_EXPIRED) : take(call);
    }

    /** Returns why the child's guardian is in the way; empty if nobody is. */
    private static Optional<Refusal> waiting(Call call) {
        return switch (call.request().state()) {
            case GUARDIAN_NEEDED -> Optional.of(Refusal.GUARDIAN_NEEDED);
            case REFUSED -> Optional.of(Refusal.GUARDIAN_REFUSED);
            default -> Optional.empty();
        };
    }

    /** What a policy refused has no code; the holder of the code may learn that a guardian did. */
    private static boolean isRefusedByPolicy(VerificationRequest request, Optional<GuardianDecision> guardian) {
        return switch (request.state()) {
            case REFUSED -> guardian.isEmpty();
            case ACCEPTED -> !request.isLetThrough();
            default -> false;
        };
    }

    /** The code lives even if the purpose hands no values over: the decision and the person are redeemed by it. */
    private Duration life(String purpose) {
        var rules = purposes.of(purpose);
        return rules.isHandedOver() ? rules.redeemWithin() : PurposeRules.REDEEM_WITHIN;
    }

    private static Optional<RedemptionCode> proven(VerificationRequest request, Attempt attempt) {
        var byThatBrowser = !attempt.isOfThatBrowser()
                || (attempt.browser().isPresent()
                        && request.binding().equals(attempt.browser().map(BrowserNonce::hash)));
        return byThatBrowser ? request.redeemable().proven(attempt.code()) : Optional.empty();
    }

    /**
     * Opens the values before it uses up the code, so that a failure to open them does not lose the code. Returns them
     * only after the redemption and an access log entry are stored; a caller that rolls back has seen them.
     */
    private Reply<Redemption, Refusal> take(Call call) {
        var found = found(call);
        var taken = store.redeem(
                call.request().id(),
                new Redeemed(call.now(), call.key()),
                call.now().plus(REPEATABLE_FOR),
                identities.redeemed(call.request(), found.opened(), found.hint(), call.access()),
                opening(call, found));
        if (taken.isEmpty()) {
            return refused(Refusal.ERASED); // meanwhile: nothing else ends an acceptance
        }
        return taken.get().isNew()
                ? granted(call, true, found)
                : again(call, taken.get().redeemed());
    }

    /** Answers the call that redeemed the code once more. What it opens is an access of its own. */
    private Reply<Redemption, Refusal> again(Call call, Redeemed before) {
        if (!before.by().equals(call.key()) || call.now().isAfter(before.at().plus(REPEATABLE_FOR))) {
            return refused(Refusal.ALREADY_REDEEMED);
        }
        var found = found(call);
        identities.log(opening(call, found));
        return granted(call, false, found);
    }

    /** The data that a code opens. */
    private record Found(Optional<PersonId> person, Optional<KnownAccount> account, Identity opened) {
        Optional<AccountHint> hint() {
            return account.flatMap(KnownAccount::hint);
        }
    }

    private Found found(Call call) {
        var person = identities.person(call.request());
        return new Found(person, identities.account(call.request(), person), opened(call));
    }

    private Identity opened(Call call) {
        var values = call.redeemer().values();
        return identities
                .waiting(call.request(), call.code(), values, call.now())
                .orElseGet(() -> identities.peek(call.request(), values));
    }

    private Optional<AuditEvent> opening(Call call, Found found) {
        return identities.opening(call.request(), found.opened(), found.hint(), call.access());
    }

    private static Reply<Redemption, Refusal> granted(Call call, boolean firstTime, Found found) {
        var request = call.request();
        var completion = call.completion();
        return new Reply.Granted<>(new Redemption(
                request.id(),
                firstTime,
                request.purpose(),
                request.mode(),
                request.account(),
                completion.provider(),
                completion.certifiedAt(),
                completion.finishedAt(),
                completion.judgement(),
                found.person(),
                found.account().map(KnownAccount::account),
                found.hint(),
                call.guardian(),
                found.opened()));
    }

    private static Reply<Redemption, Refusal> refused(Refusal reason) {
        return new Reply.Refused<>(reason);
    }
}
