package dev.bonin.verification;

import java.time.Instant;

/**
 * Closes and deletes expired requests, in batches small enough not to block other calls for long. Several nodes may do
 * so concurrently. Each call may throw a {@link StoreException}.
 */
public interface RequestCleanup {

    /**
     * Marks up to {@code most} open requests that expired before {@code deadline} as {@code EXPIRED}.
     *
     * @return the number of requests
     */
    int expire(Instant deadline, int most);

    /**
     * Deletes up to {@code most} requests that expired before {@code deadline} without being finished.
     *
     * @return the number of requests
     */
    int forget(Instant deadline, int most);

    /**
     * Deletes up to {@code most} requests that a policy refused and whose storage time has ended by {@code now}.
     *
     * @return the number of requests
     */
    int forgetRefused(Instant now, int most);

    /**
     * Destroys the values of up to {@code most} requests whose time to be redeemed has ended by {@code now}.
     *
     * @return the number of requests
     */
    int destroyHandovers(Instant now, int most);
}
