package dev.bonin.sandbox.rest;

import java.util.Set;

/**
 * How V1 answers where PortOne's documentation leaves it open.
 *
 * @param refusedCodeStatus the status of a wrong, expired or too often tried code: 200 with {@code code} 1, the form of
 *     V1's refusals by a provider; 400 or 500 with {@code code} -1
 */
public record AnswerStyle(int refusedCodeStatus) {
    private static final Set<Integer> STATUSES = Set.of(200, 400, 500);

    public AnswerStyle {
        if (!STATUSES.contains(refusedCodeStatus)) {
            throw new IllegalArgumentException(
                    "refusedCodeStatus: " + refusedCodeStatus + " (expected: 200, 400 or 500)");
        }
    }

    public static AnswerStyle defaults() {
        return new AnswerStyle(200);
    }

    public AnswerStyle withRefusedCodeStatus(int status) {
        return new AnswerStyle(status);
    }

    /** Returns the {@code code} beside the status of a refused code. */
    int refusedCode() {
        return refusedCodeStatus == 200 ? 1 : -1;
    }
}
