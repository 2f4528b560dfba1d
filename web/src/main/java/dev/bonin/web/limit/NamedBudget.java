package dev.bonin.web.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bonin.web.problem.TooManyRequestsException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** How many calls of one kind each name may make. */
public final class NamedBudget {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** About 20 MB. A name that is evicted starts with a full budget again, which costs only a few calls. */
    private static final int REMEMBERED = 50_000;

    private final String kind;
    private final LoadingCache<String, Bucket> buckets;

    NamedBudget(String kind, long perMinute, TimeMeter time) {
        this.kind = kind;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(PERIOD) // by then the budget is full again
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .build(unused -> full(perMinute, time));
    }

    private static Bucket full(long perMinute, TimeMeter time) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .build();
    }

    /**
     * Takes one call from the budget of {@code name}.
     *
     * @throws TooManyRequestsException if the budget is used up; it is answered as the problem
     *     {@code too_many_requests}
     */
    public void take(String name) {
        var drawn = buckets.get(name).tryConsumeAndReturnRemaining(1);
        if (!drawn.isConsumed()) {
            throw new TooManyRequestsException(kind, Duration.ofNanos(drawn.getNanosToWaitForRefill()));
        }
    }

    /** Checks the budget without taking from it. */
    void requireLeft(String name) {
        var bucket = buckets.getIfPresent(name);
        if (bucket != null && bucket.getAvailableTokens() < 1) {
            var wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            throw new TooManyRequestsException(kind, Duration.ofNanos(wait));
        }
    }
}
