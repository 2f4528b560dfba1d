package dev.bonin.store;

import dev.bonin.secret.BindingHash;
import dev.bonin.verification.Try;
import dev.bonin.verification.TryResult;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The tries of browsers, counted in their open requests, and the leases of those that go on. Guarded by the store that
 * they belong to.
 */
final class Tries {
    private final RequestRows requests;
    private final Map<VerificationId, Instant> leases = new HashMap<>();

    Tries(RequestRows requests) {
        this.requests = requests;
    }

    TryResult begin(Try attempt) {
        if (meant(attempt).anyMatch(request -> isLeased(request, attempt.now()))) {
            return TryResult.IN_PROGRESS;
        }
        change(
                attempt.browser(),
                request -> request.tries() >= attempt.mostTries()
                        ? request.in(VerificationState.CANCELLED)
                        : request.withTries(request.tries() + 1));
        meant(attempt).forEach(request -> leases.put(request.id(), attempt.leaseUntil()));
        return requests.open(attempt.browser()).findAny().isPresent() ? TryResult.COUNTED : TryResult.TOO_MANY;
    }

    /** The open requests that the attempt may be about. */
    private Stream<VerificationRequest> meant(Try attempt) {
        return requests.open(attempt.browser())
                .filter(request -> attempt.named().orElse(request.id()).equals(request.id()));
    }

    private boolean isLeased(VerificationRequest request, Instant now) {
        return leases.getOrDefault(request.id(), Instant.MIN).isAfter(now);
    }

    private void change(BindingHash browser, UnaryOperator<VerificationRequest> how) {
        requests.open(browser).toList().forEach(request -> requests.replace(how.apply(request)));
    }

    /** Lets go of its own leases alone: another attempt may have begun since they were over. */
    void end(Try attempt) {
        meant(attempt).forEach(request -> leases.remove(request.id(), attempt.leaseUntil()));
    }

    void giveBack(BindingHash browser) {
        change(browser, request -> request.withTries(Math.max(0, request.tries() - 1)));
    }

    /** Of a browser that has finished a request, which costs its other ones neither a try nor time. */
    void finished(BindingHash browser) {
        requests.of(browser, unused -> true).forEach(any -> forget(any.id()));
        giveBack(browser);
    }

    void forget(VerificationId id) {
        leases.remove(id);
    }
}
