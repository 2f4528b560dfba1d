package dev.bonin.web.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.bonin.web.problem.TooManyRequestsException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** How many calls of one kind each of those may make whom a name tells apart. */
public final class NamedBudget {
    private static final Duration PERIOD = Duration.ofMinutes(1);

    /** Some 20 MB. Whoever is dropped for lack of room begins anew, which costs us nothing but a few calls more. */
    private static final int REMEMBERED = 50_000;

    private final String kind;
    private final LoadingCache<String, Bucket> buckets;

    NamedBudget(String kind, long perMinute, TimeMeter time) {
        this.kind = kind;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(PERIOD) // by then it is full again, as a new one is
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
     * @throws TooManyRequestsException if nothing is left; it is answered as the problem {@code too_many_requests}
     */
    public void take(String name) {
        var drawn = buckets.get(name).tryConsumeAndReturnRemaining(1);
        if (!drawn.isConsumed()) {
            throw new TooManyRequestsException(kind, Duration.ofNanos(drawn.getNanosToWaitForRefill()));
        }
    }

    /** Takes nothing, and throws if nothing is left. */
    void requireLeft(String name) {
        var bucket = buckets.getIfPresent(name);
        if (bucket != null && bucket.getAvailableTokens() < 1) {
            var wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
            throw new TooManyRequestsException(kind, Duration.ofNanos(wait));
        }
    }
}
