package dev.bonin.benchmark.load;

import java.util.Optional;

/** One person's way through a contender. It takes one or more requests over one connection. */
public interface Visit {
    /** What is sent first. */
    byte[] first();

    /**
     * What is sent after an answer; empty when the person is through.
     *
     * @throws UnexpectedAnswerException if it is not what this contender answers when all is well
     */
    Optional<byte[]> next(Answer answer);
}
