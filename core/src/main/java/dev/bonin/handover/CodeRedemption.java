package dev.bonin.handover;

import dev.bonin.audit.Access;
import dev.bonin.handover.Redemption.Refusal;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonId;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.purpose.Purposes;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.RedemptionCode;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.secret.RedemptionKeyHash;
import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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

    /** Compared with if the request has no code: no code has this hash. */
    private static final RedemptionCodeHash NONE = new RedemptionCodeHash("-".repeat(64));

    private final Purposes purposes;
    private final S store;
    private final KeptIdentities identities;
    private final Clock clock;

    public CodeRedemption(Purposes purposes, S store, KeptIdentities identities, Clock clock) {
        this.purposes = purposes;
        this.store = store;
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
        if (code.isEmpty() || completion.isEmpty() || request.get().state() == VerificationState.REFUSED) {
            return refused(Refusal.INVALID_CODE);
        }
        var key = attempt.key().map(RedemptionKeyHash::of).orElseGet(code.get()::ownKey);
        var access = new Access(redeemer.actor(), attempt.source(), "redeem");
        return redeem(
                new Call(request.get(), completion.get(), redeemer, code.get(), key, access, clock.instant()), attempt);
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
        return call.now().isAfter(call.completion().finishedAt().plus(life(request.purpose())))
                ? refused(Refusal.CODE_EXPIRED)
                : take(call);
    }

    /** The code lives even if the purpose hands no values over: the decision and the person are redeemed by it. */
    private Duration life(String purpose) {
        var rules = purposes.of(purpose);
        return rules.isHandedOver() ? rules.redeemWithin() : PurposeRules.REDEEM_WITHIN;
    }

    private Optional<RedemptionCode> proven(VerificationRequest request, Attempt attempt) {
        var code = request.redeemable().code();
        var brought = RedemptionCode.tryParse(attempt.code());
        var hash = brought.map(RedemptionCode::hash).orElse(NONE);
        var byThatBrowser = !attempt.isOfThatBrowser()
                || (attempt.browser().isPresent()
                        && request.binding().equals(attempt.browser().map(BrowserNonce::hash)));
        return isEqual(code.orElse(NONE), hash) && code.isPresent() && byThatBrowser ? brought : Optional.empty();
    }

    private static boolean isEqual(RedemptionCodeHash one, RedemptionCodeHash other) {
        return MessageDigest.isEqual(
                one.hex().getBytes(StandardCharsets.US_ASCII), other.hex().getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Opens the values before it uses up the code, so that a failure to open them does not lose the code. Returns them
     * only after the redemption and an access log entry are stored; a caller that rolls back has seen them.
     */
    private Reply<Redemption, Refusal> take(Call call) {
        var person = identities.person(call.request());
        var opened = opened(call);
        var taken = store.redeem(
                call.request().id(),
                new Redeemed(call.now(), call.key()),
                call.now().plus(REPEATABLE_FOR),
                identities.redeemed(call.request(), opened, call.access()),
                identities.opening(call.request(), opened, call.access()));
        if (taken.isEmpty()) {
            return refused(Refusal.ERASED); // meanwhile: nothing else ends an acceptance
        }
        return taken.get().isNew()
                ? granted(call, true, person, opened)
                : again(call, taken.get().redeemed());
    }

    /** Answers the call that redeemed the code once more. What it opens is an access of its own. */
    private Reply<Redemption, Refusal> again(Call call, Redeemed before) {
        if (!before.by().equals(call.key()) || call.now().isAfter(before.at().plus(REPEATABLE_FOR))) {
            return refused(Refusal.ALREADY_REDEEMED);
        }
        var person = identities.person(call.request());
        var opened = opened(call);
        identities.log(identities.opening(call.request(), opened, call.access()));
        return granted(call, false, person, opened);
    }

    private Identity opened(Call call) {
        var values = call.redeemer().values();
        return identities
                .waiting(call.request(), call.code(), values, call.now())
                .orElseGet(() -> identities.peek(call.request(), values));
    }

    private static Reply<Redemption, Refusal> granted(
            Call call, boolean firstTime, Optional<PersonId> person, Identity opened) {
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
                person,
                opened));
    }

    private static Reply<Redemption, Refusal> refused(Refusal reason) {
        return new Reply.Refused<>(reason);
    }
}
