package dev.bonin.verification;

import dev.bonin.secret.BindingHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One attempt of a browser to finish.
 *
 * @param named the request that it says it is about, one of the browser's; empty where it does not say, and may be
 *     about any of them
 * @param mostTries how many an open request allows
 * @param now leases that end before are over
 * @param leaseUntil how long the others wait for this attempt, should it never end
 */
public record Try(BindingHash browser, Optional<VerificationId> named, int mostTries, Instant now, Instant leaseUntil) {

    /**
     * How often an open request was tried.
     *
     * @param leaseUntil until when other attempts on it wait for the one that goes on; in the past where none does
     */
    public record Count(VerificationId id, int tries, Instant leaseUntil) {
        private Count with(int number, Instant until) {
            return new Count(id, Math.max(0, number), until);
        }
    }

    /**
     * What the beginning of a try comes to, and what is written for it.
     *
     * @param counted with one try more
     * @param cancelled those that have no try left
     */
    public record Begun(TryResult result, List<Count> counted, List<VerificationId> cancelled) {
        public Begun {
            counted = List.copyOf(counted);
            cancelled = List.copyOf(cancelled);
        }
    }

    /** Returns what comes of beginning this try on the open requests of its browser. */
    public Begun begin(List<Count> open) {
        if (open.stream().anyMatch(count -> isAbout(count) && count.leaseUntil().isAfter(now))) {
            return new Begun(TryResult.IN_PROGRESS, List.of(), List.of());
        }
        var counted = new ArrayList<Count>();
        var cancelled = new ArrayList<VerificationId>();
        for (var count : open) {
            if (count.tries() >= mostTries) {
                cancelled.add(count.id());
            } else {
                counted.add(count.with(count.tries() + 1, isAbout(count) ? leaseUntil : count.leaseUntil()));
            }
        }
        return new Begun(counted.isEmpty() ? TryResult.TOO_MANY : TryResult.COUNTED, counted, cancelled);
    }

    /**
     * Returns the open requests of its browser as they are when this try ends. It gives up its own leases alone:
     * another attempt may have begun since they were over.
     *
     * @param isUndone whether nothing was tried, so that the count is taken back
     */
    public List<Count> end(List<Count> open, boolean isUndone) {
        return open.stream()
                .map(count -> count.with(
                        count.tries() - (isUndone ? 1 : 0), isHeld(count) ? Instant.EPOCH : count.leaseUntil()))
                .toList();
    }

    /**
     * Returns the open requests of a browser that has finished one of them, without that one: its try was none of
     * theirs, and no attempt waits any more.
     */
    public static List<Count> othersThan(VerificationId finished, List<Count> open) {
        return open.stream()
                .filter(count -> !count.id().equals(finished))
                .map(count -> count.with(count.tries() - 1, Instant.EPOCH))
                .toList();
    }

    private boolean isAbout(Count count) {
        return named.map(count.id()::equals).orElse(true);
    }

    /** Returns whether the lease is this attempt's own: one that outlives its lease finds that of the next one. */
    private boolean isHeld(Count count) {
        return isAbout(count) && count.leaseUntil().toEpochMilli() == leaseUntil.toEpochMilli();
    }
}
