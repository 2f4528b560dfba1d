package dev.bonin.verification;

import dev.bonin.secret.BindingHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One attempt of a browser to finish.
 *
 * @param named the request of the browser that the attempt says it is about; empty if it names none, and may be about
 *     any of them
 * @param mostTries how many tries an open request allows
 * @param now leases that end earlier are over
 * @param leaseUntil how long other attempts wait for this one if it never ends
 */
public record Try(BindingHash browser, Optional<VerificationId> named, int mostTries, Instant now, Instant leaseUntil) {

    /**
     * The number of tries on an open request.
     *
     * @param leaseUntil until when other attempts on the request wait for the one in progress; in the past if there is
     *     none
     */
    public record Count(VerificationId id, int tries, Instant leaseUntil) {
        private Count with(int number, Instant until) {
            return new Count(id, Math.max(0, number), until);
        }
    }

    /**
     * The result of beginning a try, and the changes to write.
     *
     * @param counted the requests with one more try
     * @param cancelled the requests without a try left
     */
    public record Begun(TryResult result, List<Count> counted, List<VerificationId> cancelled) {
        public Begun {
            counted = List.copyOf(counted);
            cancelled = List.copyOf(cancelled);
        }
    }

    /** Returns the result of beginning this try on the open requests of its browser. */
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
     * Returns the open requests of its browser after this try ends. It releases only its own leases: another attempt
     * may have begun after they ended.
     *
     * @param isUndone whether the attempt had no result, so that its try is taken back
     */
    public List<Count> end(List<Count> open, boolean isUndone) {
        return open.stream()
                .map(count -> count.with(
                        count.tries() - (isUndone ? 1 : 0), isHeld(count) ? Instant.EPOCH : count.leaseUntil()))
                .toList();
    }

    /**
     * Returns the other open requests of a browser that finished one of them: the try is taken back from them, and
     * their leases are released.
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

    /**
     * Returns whether the lease belongs to this attempt. If its own lease has ended, it may be that of the next
     * attempt.
     */
    private boolean isHeld(Count count) {
        return isAbout(count) && count.leaseUntil().toEpochMilli() == leaseUntil.toEpochMilli();
    }
}
