package dev.bonin.store;

import dev.bonin.secret.BindingHash;
import dev.bonin.verification.Try;
import dev.bonin.verification.Try.Count;
import dev.bonin.verification.TryResult;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tries of browsers, counted in their open requests, and the leases of attempts in progress. */
final class Tries {
    private final RequestRows requests;
    private final Map<VerificationId, Instant> leases = new HashMap<>();

    Tries(RequestRows requests) {
        this.requests = requests;
    }

    TryResult begin(Try attempt) {
        var begun = attempt.begin(counts(attempt.browser()));
        begun.cancelled()
                .forEach(id -> requests.replace(requests.open(id).orElseThrow().in(VerificationState.CANCELLED)));
        write(begun.counted());
        return begun.result();
    }

    void end(Try attempt, boolean isUndone) {
        write(attempt.end(counts(attempt.browser()), isUndone));
    }

    /** Updates the other requests of a browser that has finished one. */
    void finished(VerificationId id, BindingHash browser) {
        write(Try.othersThan(id, counts(browser)));
        forget(id);
    }

    private List<Count> counts(BindingHash browser) {
        return requests.open(browser)
                .map(request ->
                        new Count(request.id(), request.tries(), leases.getOrDefault(request.id(), Instant.EPOCH)))
                .toList();
    }

    private void write(List<Count> counts) {
        counts.forEach(count -> {
            requests.replace(requests.open(count.id()).orElseThrow().withTries(count.tries()));
            leases.put(count.id(), count.leaseUntil());
        });
    }

    void forget(VerificationId id) {
        leases.remove(id);
    }
}
