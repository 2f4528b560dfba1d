package dev.bonin.policy;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The verdict of a policy.
 *
 * @param reason a stable code of lower-case letters, digits and underscores; empty if and only if the policy passes
 * @param passesFrom the first day, in Seoul, on which it would pass; empty if unknown
 */
public record Verdict(Result result, Optional<String> reason, Optional<LocalDate> passesFrom) {
    private static final Pattern REASON = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** The kinds of verdict. Only the first two let a person through. */
    public enum Result {
        PASS,
        /** Passes as far as an agency can certify; the person has to declare the rest to the application. */
        NEEDS_DECLARATION,
        FAIL,
        /** A required value is missing, so the policy cannot decide. */
        UNAVAILABLE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean letsThrough() {
            return this == PASS || this == NEEDS_DECLARATION;
        }
    }

    public Verdict {
        if (reason.isPresent() == (result == Result.PASS)) {
            throw new IllegalArgumentException(
                    "reason: " + (result == Result.PASS ? "one" : "none") + " (expected: one unless it passes)");
        }
        if (!reason.map(code -> REASON.matcher(code).matches()).orElse(true)) {
            throw new IllegalArgumentException(
                    "reason: invalid (expected: lower-case letters, digits and underscores, at most 64)");
        }
    }

    public static Verdict pass() {
        return new Verdict(Result.PASS, Optional.empty(), Optional.empty());
    }

    public static Verdict fail(String reason) {
        return new Verdict(Result.FAIL, Optional.of(reason), Optional.empty());
    }

    static Verdict fail(PolicyReason reason) {
        return fail(reason.code());
    }

    public static Verdict failUntil(String reason, LocalDate passesFrom) {
        return new Verdict(Result.FAIL, Optional.of(reason), Optional.of(passesFrom));
    }

    static Verdict failUntil(PolicyReason reason, LocalDate passesFrom) {
        return failUntil(reason.code(), passesFrom);
    }

    public static Verdict needsDeclaration(String reason) {
        return new Verdict(Result.NEEDS_DECLARATION, Optional.of(reason), Optional.empty());
    }

    static Verdict needsDeclaration(PolicyReason reason) {
        return needsDeclaration(reason.code());
    }

    public static Verdict unavailable(String reason) {
        return new Verdict(Result.UNAVAILABLE, Optional.of(reason), Optional.empty());
    }

    static Verdict unavailable(PolicyReason reason) {
        return unavailable(reason.code());
    }
}
