package dev.bonin.webhook;

import dev.bonin.verification.VerificationState;
import java.util.Arrays;
import java.util.Locale;

/** The events that are sent to applications. The names are stored and the codes are API: never change one. */
public enum WebhookType {
    /** A person was verified; the browser comes back with the code. */
    VERIFICATION_ACCEPTED(VerificationState.ACCEPTED),
    /** A policy refused the person. */
    VERIFICATION_REFUSED(VerificationState.REFUSED),
    /** The verification was not finished in time. */
    VERIFICATION_EXPIRED(VerificationState.EXPIRED),
    /** The person's data was erased. */
    VERIFICATION_ERASED(VerificationState.ERASED),
    /** A child was verified, whose guardian has to consent. */
    GUARDIAN_NEEDED(VerificationState.GUARDIAN_NEEDED),
    /** The guardian consented; {@code verification.accepted} is sent as well. */
    GUARDIAN_CONSENTED(VerificationState.ACCEPTED),
    /** The guardian refused; {@code verification.refused} is sent as well. */
    GUARDIAN_REFUSED(VerificationState.REFUSED),
    /** Nobody consented in time, and the child's data was destroyed; {@code verification.erased} is sent as well. */
    GUARDIAN_EXPIRED(VerificationState.ERASED);

    private final VerificationState state;

    WebhookType(VerificationState state) {
        this.state = state;
    }

    /** Returns the code in payloads, such as {@code verification.accepted}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }

    /** Returns the event of a verification that has come into a state by itself, without a guardian's doing. */
    public static WebhookType of(VerificationState state) {
        return Arrays.stream(values())
                .filter(type -> type.state() == state)
                .findFirst()
                .orElseThrow();
    }

    /** Returns the state that the verification is in after the event. */
    public VerificationState state() {
        return state;
    }

    /**
     * Returns the id of this event of a verification, by which receivers recognise a repetition. It has no full stop,
     * which would make the signed text ambiguous.
     */
    public String idOf(String verification) {
        return verification + "_" + name().toLowerCase(Locale.ROOT);
    }
}
