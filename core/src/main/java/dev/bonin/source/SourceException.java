package dev.bonin.source;

import dev.bonin.reason.Category;
import dev.bonin.reason.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * It could not be found out what the source knows. Nothing was decided and nothing was written: a later finish of the
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

    /** How long the source asked to wait; empty where it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** What stood in the way, by what the caller should do about it. */
    public enum Kind implements Reason {
        /** Try again in a moment. */
        UNAVAILABLE(Category.UNAVAILABLE, "portone_unavailable", "The verification source cannot be asked now"),
        /** Try again in a moment. */
        TIMED_OUT(Category.TIMED_OUT, "portone_timed_out", "The verification source did not answer in time"),
        /** Trying again does not help: an operator must correct key and secret. */
        CREDENTIALS_REFUSED(
                Category.SOURCE_FAILED,
                "portone_credentials_refused",
                "The verification source does not accept our credentials"),
        /** Trying again does not help: an operator must see what answers in the source's place. */
        UNRECOGNIZED_ANSWER(
                Category.SOURCE_FAILED,
                "portone_unrecognized_answer",
                "The verification source answered something that its contract does not describe"),
        /** Trying again does not help: an operator must set the clock. */
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

        /** Whether the same call may succeed in a moment without anybody doing anything. */
        public boolean passes() {
            return this == UNAVAILABLE || this == TIMED_OUT;
        }
    }
}
