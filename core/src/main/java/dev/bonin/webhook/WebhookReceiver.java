package dev.bonin.webhook;

import java.time.Duration;
import java.util.Optional;

/** Sends one attempt to an endpoint, within a deadline of some seconds. Safe for use by several threads. */
@FunctionalInterface
public interface WebhookReceiver {

    /**
     * What came of an attempt.
     *
     * @param result the status of the answer, or a word for why there is none; goes into the log
     * @param delivered whether the receiver has it
     * @param gone whether the receiver wants no more
     * @param retryAfter how long the receiver asks to wait
     */
    record Answer(String result, boolean delivered, boolean gone, Optional<Duration> retryAfter) {
        private static final int GONE = 410;
        private static final int SUCCESS = 2;

        /** Creates the answer of a receiver: every 2xx is taken for receipt, and a redirect is not. */
        public static Answer of(int status, Optional<Duration> retryAfter) {
            return new Answer(Integer.toString(status), status / 100 == SUCCESS, status == GONE, retryAfter);
        }

        /** Creates the result if there was no answer. */
        public static Answer none(String why) {
            return new Answer(why, false, false, Optional.empty());
        }
    }

    /** Sends a message; never throws because of the receiver. */
    Answer send(String url, SignedMessage message);
}
