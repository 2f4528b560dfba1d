package dev.bonin.account;

import dev.bonin.standing.PeopleApart;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Checks periodically for stored people who cannot be distinguished from others, and notifies a listener. While there
 * are any, new people are refused, and neither they nor the application can see the cause. Safe for use by several
 * threads.
 */
public final class ApartWatch implements Runnable {
    /** Minimum time between two notifications. */
    public static final Duration QUIET = Duration.ofHours(1);

    private final Accounts accounts;
    private final Clock clock;
    private final Consumer<Map<String, PeopleApart>> listener;
    private Map<String, Long> notified = Map.of();
    private @Nullable Instant notifiedAt;
    private @Nullable Long count;

    /**
     * Creates a watch over all applications.
     *
     * @param listener receives each change of the counts once, at most hourly: the people concerned, by application; an
     *     empty map when all people can be distinguished again
     */
    public ApartWatch(Accounts accounts, Clock clock, Consumer<Map<String, PeopleApart>> listener) {
        this.accounts = accounts;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Checks once.
     *
     * @throws dev.bonin.verification.StoreException if the database could not be read
     */
    @Override
    public synchronized void run() {
        var found = accounts.apart();
        var counts = new TreeMap<String, Long>();
        found.forEach((application, apart) -> counts.put(application, apart.count()));
        count = counts.values().stream().mapToLong(Long::longValue).sum();
        if (!counts.equals(notified) && mayNotify()) {
            listener.accept(found);
            notified = counts;
            notifiedAt = clock.instant();
        }
    }

    /** Returns whether the last notification is long enough ago, or the clock was set back since. */
    private boolean mayNotify() {
        var last = notifiedAt;
        return last == null || Duration.between(last, clock.instant()).abs().compareTo(QUIET) >= 0;
    }

    /**
     * Returns the number of people in the smaller groups at the last check, over all applications; empty before the
     * first check.
     */
    public synchronized OptionalLong count() {
        var last = count;
        return last == null ? OptionalLong.empty() : OptionalLong.of(last);
    }
}
