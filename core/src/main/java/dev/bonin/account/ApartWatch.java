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
 * Looks from time to time who cannot be told from others who are kept, and tells a listener: newcomers are refused as
 * long as there is anybody, and neither they nor an application can see who it is. One instance serves all threads.
 */
public final class ApartWatch implements Runnable {
    /** How long it keeps to itself what it has found since it last told something. */
    public static final Duration QUIET = Duration.ofHours(1);

    private final Accounts accounts;
    private final Clock clock;
    private final Consumer<Map<String, PeopleApart>> listener;
    private Map<String, Long> told = Map.of();
    private @Nullable Instant toldAt;
    private @Nullable Long count;

    /**
     * A watch over all applications.
     *
     * @param listener hears of each change of counts once, at most hourly: who stands apart, by application; of none
     *     when everybody can be told apart again
     */
    public ApartWatch(Accounts accounts, Clock clock, Consumer<Map<String, PeopleApart>> listener) {
        this.accounts = accounts;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Looks once.
     *
     * @throws dev.bonin.verification.StoreException if the database cannot be asked
     */
    @Override
    public synchronized void run() {
        var found = accounts.apart();
        var counts = new TreeMap<String, Long>();
        found.forEach((application, apart) -> counts.put(application, apart.count()));
        count = counts.values().stream().mapToLong(Long::longValue).sum();
        if (!counts.equals(told) && mayTell()) {
            listener.accept(found);
            told = counts;
            toldAt = clock.instant();
        }
    }

    /** Also where the clock was set back meanwhile. */
    private boolean mayTell() {
        var last = toldAt;
        return last == null || Duration.between(last, clock.instant()).abs().compareTo(QUIET) >= 0;
    }

    /** Returns how many people stood on the sides with fewer of them at the last look; empty before the first. */
    public synchronized OptionalLong count() {
        var last = count;
        return last == null ? OptionalLong.empty() : OptionalLong.of(last);
    }
}
