package dev.bonin.verification;

import dev.bonin.source.ImpUid;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to verify a person, as it is kept. Its id travels through the browser as {@code merchant_uid}; it holds nothing of the person.
 *
 * @param binding the browser that started it; empty for the bare finish of a sandbox, which nobody started
 * @param tries how often a finish asked the source on its account
 * @param completion empty until it is accepted
 */
public record VerificationRequest(
        VerificationId id,
        String purpose,
        Mode mode,
        Optional<BindingHash> binding,
        VerificationState state,
        int tries,
        Instant createdAt,
        Instant expiresAt,
        Optional<Completion> completion) {

    /** How long a person has for the agency's window. */
    static final Duration LIFE = Duration.ofMinutes(15);

    /** How an accepted request came out, and which {@code imp_uid} is thereby used up. */
    public record Completion(ImpUid impUid, String provider, Instant certifiedAt, Instant finishedAt) {}

    static VerificationRequest open(VerificationId id, String purpose, Mode mode, BindingHash binding, Instant now) {
        return new VerificationRequest(
                id,
                purpose,
                mode,
                Optional.of(binding),
                VerificationState.OPEN,
                0,
                now,
                now.plus(LIFE),
                Optional.empty());
    }

    /** The row of a bare finish: nobody started it, and it is over as soon as it exists. */
    static VerificationRequest bare(VerificationId id, String purpose, Mode mode, Completion completion) {
        return new VerificationRequest(
                id,
                purpose,
                mode,
                Optional.empty(),
                VerificationState.ACCEPTED,
                0,
                completion.finishedAt(),
                completion.finishedAt(),
                Optional.of(completion));
    }

    public VerificationRequest accepted(Completion how) {
        return new VerificationRequest(
                id, purpose, mode, binding, VerificationState.ACCEPTED, tries, createdAt, expiresAt, Optional.of(how));
    }

    public VerificationRequest in(VerificationState other) {
        return new VerificationRequest(id, purpose, mode, binding, other, tries, createdAt, expiresAt, completion);
    }

    public VerificationRequest withTries(int number) {
        return new VerificationRequest(id, purpose, mode, binding, state, number, createdAt, expiresAt, completion);
    }

    public boolean isOpen() {
        return state == VerificationState.OPEN;
    }
}
