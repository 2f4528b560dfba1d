package dev.bonin.sandbox.window;

import java.time.Instant;
import java.util.Map;

/** The state of a verification in the window; the package documentation shows the transitions. */
sealed interface WindowState {

    /** Returns the name of the state in the window's own API. */
    String code();

    /** Returns whether the state is final. */
    default boolean over() {
        return false;
    }

    /** The person chooses and enters the details. */
    record Open() implements WindowState {
        @Override
        public String code() {
            return "open";
        }
    }

    /** A text message is on the phone. */
    record CodeSent(Details details, String code6, int serial, Instant validUntil) implements WindowState {
        @Override
        public String code() {
            return "code_sent";
        }

        /** Returns the serial number, without code and personal data. */
        @Override
        public String toString() {
            return "CodeSent[" + serial + "]";
        }
    }

    /** A notification of PASS or of another agency is on the phone. */
    record PushSent(Details details, boolean approved, int serial, Instant validUntil) implements WindowState {
        @Override
        public String code() {
            return "push_sent";
        }

        PushSent approvedNow() {
            return new PushSent(details, true, serial, validUntil);
        }
    }

    /** The record is certified. */
    record Certified() implements WindowState {
        @Override
        public String code() {
            return "certified";
        }

        @Override
        public boolean over() {
            return true;
        }
    }

    /**
     * The attempt has ended without a certified record.
     *
     * @param reason a key below {@code error.} of the texts; the {@code error_code} of the outcome
     */
    record Failed(String reason, Map<String, Integer> values) implements WindowState {
        @Override
        public String code() {
            return "failed";
        }

        @Override
        public boolean over() {
            return true;
        }
    }

    /** The person pressed cancel. */
    record Cancelled() implements WindowState {
        static final String REASON = "user_cancelled";

        @Override
        public String code() {
            return "cancelled";
        }

        @Override
        public boolean over() {
            return true;
        }
    }
}
