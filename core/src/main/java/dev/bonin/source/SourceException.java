package dev.bonin.source;

import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if the source could not be asked. No decision was made and nothing was written: a later attempt to finish the
 * same request can succeed.
 */
public final class SourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    public SourceException(Kind kind, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(kind.sentence, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns how long the source asked to wait; empty if it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The kind of failure, which determines what the caller should do. */
    public enum Kind implements Reason {
        /** Retry in a moment. */
        UNAVAILABLE(Category.UNAVAILABLE, "portone_unavailable", "The verification source is unavailable"),
        /** Retry in a moment. */
        TIMED_OUT(Category.TIMED_OUT, "portone_timed_out", "The verification source did not answer in time"),
        /** Retrying does not help: an operator must correct key and secret. */
        CREDENTIALS_REFUSED(
                Category.SOURCE_FAILED,
                "portone_credentials_refused",
                "The verification source rejected the credentials"),
        /** Retrying does not help: an operator must correct the channel key. */
        CHANNEL_NOT_FOUND(
                Category.SOURCE_FAILED,
                "portone_channel_not_found",
                "The verification source does not know the channel"),
        /** Retrying does not help: an operator must check which server answers instead of the source. */
        UNRECOGNIZED_ANSWER(
                Category.SOURCE_FAILED,
                "portone_unrecognized_answer",
                "The verification source returned an unrecognized response"),
        /** Retrying does not help: an operator must set the clock. */
        CLOCK_OFF(
                Category.UNAVAILABLE,
                "clock_off",
                "This machine's clock and the verification source's differ too much to judge how old a verification is");

        private final Category category;
        private final String code;
        private final String sentence;

        Kind(Category category, String code, String sentence) {
            this.category = category;
            this.code = code;
            this.sentence = sentence;
        }

        @Override
        public String code() {
            return code;
        }

        @Override
        public Category category() {
            return category;
        }

        /** Returns whether the same call may succeed in a moment without any intervention. */
        public boolean passes() {
            return this == UNAVAILABLE || this == TIMED_OUT;
        }
    }
}
