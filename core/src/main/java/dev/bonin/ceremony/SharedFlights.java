package dev.bonin.ceremony;

import dev.bonin.secret.BindingHash;
import dev.bonin.source.Evidence;
import dev.bonin.verification.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Merges simultaneous finishes of one browser with the same evidence that name the same request, or none: the first
 * does the work, the others get its outcome. An outcome is never shared between different requests.
 */
final class SharedFlights {
    private final ConcurrentMap<Flight, CompletableFuture<Outcome>> flights = new ConcurrentHashMap<>();

    private record Flight(BindingHash browser, Evidence evidence, Optional<String> claimedRequest) {}

    Outcome share(BindingHash browser, Evidence evidence, Optional<String> claimedRequest, Supplier<Outcome> finish) {
        var flight = new Flight(browser, evidence, claimedRequest);
        var ours = new CompletableFuture<Outcome>();
        var theirs = flights.putIfAbsent(flight, ours);
        if (theirs != null) {
            return landed(theirs);
        }
        try {
            var outcome = finish.get();
            ours.complete(outcome);
            return outcome;
        } catch (RuntimeException | Error failure) {
            ours.completeExceptionally(failure);
            throw failure;
        } finally {
            flights.remove(flight, ours);
        }
    }

    /** Waits for the leader; the source's own timeout bounds the wait. */
    private static Outcome landed(CompletableFuture<Outcome> theirs) {
        try {
            return theirs.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException ofLeader) {
                throw ofLeader;
            }
            throw failure;
        }
    }
}
