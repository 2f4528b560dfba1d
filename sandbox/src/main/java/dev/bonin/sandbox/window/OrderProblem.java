package dev.bonin.sandbox.window;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The window cannot be opened with the parameters of {@code IMP.certification}. */
final class OrderProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient @Nullable ReturnPath returnPath;
    private final @Nullable String merchantUid;

    /**
     * @param code a key below {@code problem.} of the texts
     * @param detail for the developer: name: value (expected: rule)
     * @param returnPath null if the return path itself is invalid
     */
    OrderProblem(String code, String detail, @Nullable ReturnPath returnPath, @Nullable String merchantUid) {
        super(detail);
        this.code = code;
        this.returnPath = returnPath;
        this.merchantUid = merchantUid;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Optional<ReturnPath> returnPath() {
        return Optional.ofNullable(returnPath);
    }

    /** Danal uses its own number for an invalid field; the other codes are ours. */
    Outcome outcome(Texts texts) {
        String errorCode = code.equals("carrier_9010") ? "9010" : code;
        return CertificationOutcome.refused(merchantUid, errorCode, texts.say("problem." + code));
    }
}
