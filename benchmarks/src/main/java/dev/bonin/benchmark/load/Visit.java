package dev.bonin.benchmark.load;

import java.util.Optional;

/** One person's visit: one or more requests over one connection. */
public interface Visit {
    /** Returns the first request. */
    byte[] first();

    /**
     * Returns the request after an answer; empty if the visit is complete.
     *
     * @throws UnexpectedAnswerException if the answer is not this contender's success
     */
    Optional<byte[]> next(Answer answer);
}
