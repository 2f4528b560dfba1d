package dev.bonin.application;

import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Verifications;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.WindowlessSession;
import dev.bonin.source.IdentityVerificationId;
import dev.bonin.source.PhoneAgency;
import dev.bonin.source.PhoneAgency.Answer;
import dev.bonin.source.PhoneOrder;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * A verification by phone without a window, from its order on: the application sends the person's name and number, then
 * the code that they typed. Nothing of what it sends is stored. The finish is that of every verification: what counts
 * is the report that is read afterwards, which has to be about the person whom the order named, and the application
 * redeems the code of the outcome.
 *
 * <p>Safe for use by several threads. Each call may throw a {@link dev.bonin.source.SourceException} or a {@link
 * dev.bonin.verification.StoreException}.
 */
public final class WindowlessVerifications {
    private final PhoneAgency agency;
    private final Verifications ceremony;
    private final KeptRequests store;
    private final Clock clock;

    public WindowlessVerifications(PhoneAgency agency, Verifications ceremony, KeptRequests store, Clock clock) {
        this.agency = agency;
        this.ceremony = ceremony;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Proves a caller.
     *
     * @param session what its order returned
     */
    public record Caller(Requester requester, VerificationId id, Optional<WindowlessSession> session) {
        private Optional<BrowserNonce> browser() {
            return session.map(secret -> secret.browserOf(id.value()));
        }
    }

    /** Returns why {@code caller} could not send a message now; empty if they could. Asks no agency. */
    public Optional<WindowlessRefusal> refusal(Caller caller) {
        return refusal(own(caller));
    }

    private Optional<WindowlessRefusal> refusal(Optional<VerificationRequest> request) {
        if (request.isEmpty()) {
            return Optional.of(WindowlessRefusal.INVALID_SESSION);
        }
        return isGoingOn(request.get()) ? Optional.empty() : Optional.of(WindowlessRefusal.NOT_OPEN);
    }

    /** Has the agency send the person a message, or ask them in their app. */
    public Reply<VerificationRequest, WindowlessRefusal> send(Caller caller, PhoneOrder order) {
        return whileOpen(caller, id -> agency.send(id, order));
    }

    /** Sends the message once more. */
    public Reply<VerificationRequest, WindowlessRefusal> resend(Caller caller) {
        return whileOpen(caller, agency::resend);
    }

    private Reply<VerificationRequest, WindowlessRefusal> whileOpen(
            Caller caller, Function<IdentityVerificationId, Answer> call) {
        var request = own(caller);
        var refusal = refusal(request);
        if (refusal.isPresent() || request.isEmpty()) {
            return new Reply.Refused<>(refusal.orElse(WindowlessRefusal.INVALID_SESSION));
        }
        var answer = call.apply(idOf(caller));
        return answer == Answer.DONE
                ? new Reply.Granted<>(request.get())
                : new Reply.Refused<>(WindowlessRefusal.of(answer));
    }

    /**
     * Confirms the code, and finishes the verification. A lost answer can be asked for again: the same call returns the
     * same outcome, as to a browser.
     *
     * @param code what the person typed; empty if they answered in their app
     */
    public Reply<Outcome, WindowlessRefusal> confirm(Caller caller, Optional<String> code) {
        var request = own(caller);
        if (request.isEmpty()) {
            return new Reply.Refused<>(WindowlessRefusal.INVALID_SESSION);
        }
        if (isGoingOn(request.get())) {
            var answer = agency.confirm(idOf(caller), code);
            if (answer != Answer.DONE && answer != Answer.ALREADY_VERIFIED) {
                return new Reply.Refused<>(WindowlessRefusal.of(answer));
            }
        }
        return new Reply.Granted<>(
                ceremony.finish(FinishAttempt.ofIdentityVerification(caller.id().value(), caller.browser())));
    }

    private Optional<VerificationRequest> own(Caller caller) {
        var binding = caller.browser().map(BrowserNonce::hash);
        return store.find(caller.id())
                .filter(caller.requester()::asked)
                .filter(Ordering::isWindowless)
                .filter(request -> binding.isPresent() && request.binding().equals(binding));
    }

    private boolean isGoingOn(VerificationRequest request) {
        return request.isOpen() && request.isInTime(clock.instant());
    }

    private static IdentityVerificationId idOf(Caller caller) {
        return new IdentityVerificationId(caller.id().value());
    }
}
