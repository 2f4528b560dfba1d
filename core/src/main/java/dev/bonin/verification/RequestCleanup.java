package dev.bonin.verification;

import java.time.Instant;

/**
 * How requests whose time is over are closed and forgotten, in pieces so small that other calls wait for none of them
 * for long. Several nodes may do so at once. Each call may throw a {@link StoreException}.
 */
public interface RequestCleanup {

    /**
     * Makes up to {@code most} open requests {@code EXPIRED} whose time ran out before {@code deadline}.
     *
     * @return how many
     */
    int expire(Instant deadline, int most);

    /**
     * Forgets up to {@code most} requests that ran out before {@code deadline} and came to nothing.
     *
     * @return how many
     */
    int forget(Instant deadline, int most);

    /**
     * Forgets up to {@code most} requests that a policy refused and whose time is over by {@code now}.
     *
     * @return how many
     */
    int forgetRefused(Instant now, int most);
}
