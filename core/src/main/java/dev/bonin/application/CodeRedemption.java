package dev.bonin.application;

import dev.bonin.application.Redemption.Attempt;
import dev.bonin.application.Redemption.Refusal;
import dev.bonin.audit.Access;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonId;
import dev.bonin.secret.RedemptionCode;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A4: the application redeems the code that the browser brought back. The code proves that it is the browser that
 * finished; subject and purpose must be those of the request. The code is checked first, so that a caller without it
 * learns nothing else.
 */
final class CodeRedemption<S extends FinishedRequests & KeptRequests> {
    private static final Duration LIFE = Duration.ofMinutes(5);

    /** Compared with if the request has no code: no code has this hash. */
    private static final RedemptionCodeHash NONE = new RedemptionCodeHash("-".repeat(64));

    private final S store;
    private final KeptIdentities identities;
    private final Clock clock;

    CodeRedemption(S store, KeptIdentities identities, Clock clock) {
        this.store = store;
        this.identities = identities;
        this.clock = clock;
    }

    Reply<Redemption, Refusal> redeem(Requester requester, VerificationId id, Attempt attempt) {
        var request = store.find(id).filter(requester::asked);
        var asked = request.flatMap(VerificationRequest::application);
        return request.isEmpty() || asked.isEmpty()
                ? refused(Refusal.UNKNOWN)
                : redeem(request.get(), asked.get(), requester.values(), attempt);
    }

    /**
     * Opens the stored values before it uses up the code, so that a failure to open them does not lose the code.
     * Returns them only after the redemption and an access log entry are stored; a caller that rolls back has seen
     * them.
     */
    private Reply<Redemption, Refusal> redeem(
            VerificationRequest request, ApplicationRequest asked, Set<IdentityValue> values, Attempt attempt) {
        var proven = isProven(asked, attempt);
        var completion = request.completion();
        if (!proven || completion.isEmpty() || request.state() == VerificationState.REFUSED) {
            return refused(Refusal.INVALID_CODE);
        }
        if (request.state() == VerificationState.ERASED) {
            return refused(Refusal.ERASED);
        }
        if (!asked.subject().equals(attempt.subject())) {
            return refused(Refusal.SUBJECT_MISMATCH);
        }
        if (!request.purpose().equals(attempt.expectedPurpose())) {
            return refused(Refusal.PURPOSE_MISMATCH);
        }
        if (clock.instant().isAfter(completion.get().finishedAt().plus(LIFE))) {
            return refused(Refusal.CODE_EXPIRED);
        }
        return take(request, asked, completion.get(), values, attempt);
    }

    private Reply<Redemption, Refusal> take(
            VerificationRequest request,
            ApplicationRequest asked,
            Completion completion,
            Set<IdentityValue> values,
            Attempt attempt) {
        var person = identities.person(request);
        var opened = identities.peek(request, values);
        var access = new Access("application:" + asked.application(), attempt.source(), "redeem");
        var redeemed = identities.redeemed(request, opened, access);
        var opening = identities.opening(request, opened, access);
        return store.redeem(request.id(), clock.instant(), redeemed, opening)
                ? new Reply.Granted<>(redemption(request, asked, completion, person, opened))
                : refused(Refusal.ALREADY_REDEEMED);
    }

    private static boolean isProven(ApplicationRequest asked, Attempt attempt) {
        var brought = RedemptionCode.tryParse(attempt.code()).map(RedemptionCode::hash);
        return isEqual(asked.code().orElse(NONE), brought.orElse(NONE))
                && asked.code().isPresent()
                && brought.isPresent();
    }

    private static boolean isEqual(RedemptionCodeHash one, RedemptionCodeHash other) {
        return MessageDigest.isEqual(
                one.hex().getBytes(StandardCharsets.US_ASCII), other.hex().getBytes(StandardCharsets.US_ASCII));
    }

    private static Redemption redemption(
            VerificationRequest request,
            ApplicationRequest asked,
            Completion completion,
            Optional<PersonId> person,
            Identity opened) {
        return new Redemption(
                request.id(),
                request.purpose(),
                request.mode(),
                asked.subject(),
                completion.provider(),
                completion.certifiedAt(),
                completion.finishedAt(),
                completion.judgement(),
                person,
                opened);
    }

    private static Reply<Redemption, Refusal> refused(Refusal reason) {
        return new Reply.Refused<>(reason);
    }
}
