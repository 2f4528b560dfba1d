package dev.bonin.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/** How many calls of one kind each caller may make. Callers are told apart by address, IPv6 by its first 64 bits. */
public final class CallerBudget {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** Some 20 MB. Whoever is dropped for lack of room begins anew, which costs us nothing but a few calls more. */
    private static final int REMEMBERED_CALLERS = 50_000;

    private final String name;
    private final CallerAddress callers;
    private final LoadingCache<String, Bucket> buckets;

    CallerBudget(String name, int perMinute, CallerAddress callers, TimeMeter time) {
        this.name = name;
        this.callers = callers;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED_CALLERS)
                .expireAfterAccess(PERIOD) // by then it is full again, as a new one is
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build(unused -> full(perMinute, time));
    }

    private static Bucket full(int perMinute, TimeMeter time) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .build();
    }

    /**
     * Takes one call from the budget of whoever made this request. Reads nothing of it but addresses, so it can come before all else.
     *
     * @throws TooManyRequestsException if nothing is left; it is answered as the problem {@code too_many_requests}
     */
    public void take(HttpServletRequest request) {
        var drawn = buckets.get(callers.of(request)).tryConsumeAndReturnRemaining(1);
        if (!drawn.isConsumed()) {
            throw new TooManyRequestsException(name, Duration.ofNanos(drawn.getNanosToWaitForRefill()));
        }
    }
}
