package dev.bonin.verification;

import dev.bonin.source.ImpUid;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Simultaneous finishes of one browser with one {@code imp_uid} that name the same request, or none, are one finish: the first does it, the others get its outcome. What
 * is said of one request is never told of another.
 */
final class SharedFlights {
    /** More than a double click and a page that was loaded twice; each of them holds a thread while the source is slow. */
    private static final int MOST_WAITING = 32;

    private final ConcurrentMap<Flight, Shared> flights = new ConcurrentHashMap<>();

    /** The outcome to come, and how many wait for it. */
    private record Shared(CompletableFuture<Outcome> outcome, AtomicInteger waiting) {}

    private record Flight(BindingHash browser, ImpUid impUid, Optional<String> claimedRequest) {}

    /** @throws FinishInProgressException if too many wait already; the same call gets the outcome in a moment */
    Outcome share(BindingHash browser, ImpUid impUid, Optional<String> claimedRequest, Supplier<Outcome> finish) {
        var flight = new Flight(browser, impUid, claimedRequest);
        var ours = new Shared(new CompletableFuture<>(), new AtomicInteger());
        var theirs = flights.putIfAbsent(flight, ours);
        if (theirs != null) {
            return landed(theirs);
        }
        try {
            var outcome = finish.get();
            ours.outcome().complete(outcome);
            return outcome;
        } catch (RuntimeException | Error failure) {
            ours.outcome().completeExceptionally(failure);
            throw failure;
        } finally {
            flights.remove(flight, ours);
        }
    }

    /** Waits no longer than its leader, which the source's own deadline ends. */
    private static Outcome landed(Shared theirs) {
        if (theirs.waiting().incrementAndGet() > MOST_WAITING) {
            throw new FinishInProgressException();
        }
        try {
            return theirs.outcome().join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException ofLeader) {
                throw ofLeader;
            }
            throw failure;
        }
    }
}
