package dev.bonin.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came cannot be read. Carries which problem it is, and nothing of what came. */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final @Nullable String member;

    public BadInputException(ProblemCode code) {
        this(code, null);
    }

    /** @param member our own name of what it is about, told as {@code member}; null where that is clear */
    public BadInputException(ProblemCode code, @Nullable String member) {
        super(code.code(), null, false, false);
        this.code = code;
        this.member = member;
    }

    ProblemCode code() {
        return code;
    }

    Optional<String> member() {
        return Optional.ofNullable(member);
    }
}
